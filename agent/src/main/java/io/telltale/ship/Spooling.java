// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import io.telltale.config.SpoolOptions;
import io.telltale.diagnostics.Diagnostics;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The two threads that a spool needs besides the sending one: one feeds the stream's messages into
 * memory, one writes them to disk. What is wrong with the disk is said once, and then tried again.
 */
final class Spooling {

  private static final long FEED_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
  private static final long WRITE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
  private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long HOUSEKEEPING_NANOS = TimeUnit.SECONDS.toNanos(30);
  private static final long CUT_OFF_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private final SpoolOptions options;
  private final SpooledSource source;
  private final Link link;
  private final Losses losses;
  private final Diagnostics diagnostics;
  private final Thread feeder = Threads.of(new Feeding(), "telltale-feed");
  private final Thread writer = Threads.of(new Writing(), "telltale-spool");

  private volatile boolean closing;
  private volatile @Nullable Spool spool;

  // The writing thread's.
  private boolean failing;
  private long lastRound = System.nanoTime() - HOUSEKEEPING_NANOS;

  Spooling(
      SpoolOptions options,
      SpooledSource source,
      Link link,
      Losses losses,
      Diagnostics diagnostics) {
    this.options = options;
    this.source = source;
    this.link = link;
    this.losses = losses;
    this.diagnostics = diagnostics;
  }

  void start() {
    feeder.start();
    writer.start();
  }

  /** There is something in the stream. */
  void wake() {
    LockSupport.unpark(feeder);
  }

  /** How much disk is taken. */
  long bytes() {
    Spool current = spool;
    return current == null ? 0 : current.bytes();
  }

  /** Writes all that has not arrived, in the time that is left. */
  void close(long nanos) {
    closing = true;
    LockSupport.unpark(writer);
    try {
      writer.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Feeds until the stream is at its end. */
  private final class Feeding implements Runnable {
    @Override
    public void run() {
      while (!source.isFed()) {
        try {
          if (!source.feed()) {
            Pause.nanos(FEED_NANOS);
          }
        } catch (OutOfMemoryError e) {
          Pause.nanos(RETRY_NANOS);
        }
      }
    }
  }

  /** Writes until it is closed. */
  private final class Writing implements Runnable {
    @Override
    public void run() {
      boolean last = false;
      while (!last) {
        last = closing;
        try {
          round(last);
          worked();
        } catch (IOException | RuntimeException e) {
          failed(e);
        } catch (OutOfMemoryError e) {
          Pause.nanos(RETRY_NANOS);
        }
        Pause.nanos(last ? 0 : failing ? RETRY_NANOS : WRITE_NANOS);
      }
    }
  }

  private void round(boolean last) throws IOException {
    Spool to = spool;
    if (to == null) {
      to = new Spool(SpoolFolder.claim(options.path()), options, losses);
      spool = to;
      source.use(to);
    }
    boolean cutOff = last || link.isCutOff(CUT_OFF_NANOS);
    boolean more = true;
    while (more) {
      more = source.spill(to, cutOff);
    }
    to.tidy();
    if (System.nanoTime() - lastRound > HOUSEKEEPING_NANOS) {
      lastRound = System.nanoTime();
      to.expire(source.lastTaken());
      for (SpoolFolder folder : SpoolFolder.adopt(options.path())) {
        source.adopt(new LeftOver(folder, options, losses, diagnostics));
      }
    }
    if (last) {
      to.close();
    }
  }

  private void worked() {
    if (failing) {
      failing = false;
      diagnostics.say("the spool " + options.path() + " can be used again");
    }
  }

  private void failed(Exception e) {
    if (!failing) {
      failing = true;
      diagnostics.say("the spool " + options.path() + " fails (" + e + "); events wait in memory");
    }
  }
}
