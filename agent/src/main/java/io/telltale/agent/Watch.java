// SPDX-License-Identifier: Apache-2.0

package io.telltale.agent;

import io.telltale.diagnostics.Diagnostics;
import io.telltale.weave.Transformer;
import java.io.File;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the configuration file twice a second, and reports what was woven when the application
 * has settled.
 */
final class Watch implements Runnable {

  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
  private static final long SETTLED_NANOS = TimeUnit.SECONDS.toNanos(20);
  private static final long LATEST_REPORT_NANOS = TimeUnit.MINUTES.toNanos(5);

  private final @Nullable File file;
  private final Live live;
  private final Transformer transformer;
  private final Diagnostics diagnostics;

  private ConfigFile lookedAt;
  private ConfigFile lastSeen;
  private long since = System.nanoTime();
  private boolean reported;

  private Watch(
      @Nullable File file,
      ConfigFile lookedAt,
      Live live,
      Transformer transformer,
      Diagnostics diagnostics) {
    this.file = file;
    this.lookedAt = lookedAt;
    this.lastSeen = lookedAt;
    this.live = live;
    this.transformer = transformer;
    this.diagnostics = diagnostics;
  }

  /**
   * Begins to watch.
   *
   * @param file null if there is none
   * @param asLoaded as it was at the start; it may have changed since
   */
  static void start(
      @Nullable File file,
      ConfigFile asLoaded,
      Live live,
      Transformer transformer,
      Diagnostics diagnostics) {
    Thread thread =
        new Thread(new Watch(file, asLoaded, live, transformer, diagnostics), "telltale-watch");
    thread.setDaemon(true);
    thread.setContextClassLoader(null);
    thread.start();
  }

  @Override
  public void run() {
    while (true) {
      LockSupport.parkNanos(this, POLL_NANOS);
      // An application may interrupt all threads; a flag left set makes us spin.
      Thread.interrupted();
      try {
        look();
        report();
      } catch (Throwable t) {
        diagnostics.count("watching the configuration", t);
      }
    }
  }

  /** A file counts when it was seen twice the same, since an editor may be half way. */
  private void look() {
    ConfigFile now = ConfigFile.read(file);
    boolean stable = now.isSame(lastSeen);
    lastSeen = now;
    if (stable && !now.isSame(lookedAt)) {
      lookedAt = now;
      live.reload(now);
      since = System.nanoTime();
      reported = false;
    }
  }

  private void report() {
    long running = System.nanoTime() - since;
    boolean settled =
        transformer.applicationSeen() && Math.min(running, transformer.quietFor()) > SETTLED_NANOS;
    if (!reported && (settled || running > LATEST_REPORT_NANOS)) {
      reported = true;
      live.reportCoverage();
    }
  }
}
