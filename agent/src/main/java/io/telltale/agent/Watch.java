// SPDX-License-Identifier: Apache-2.0

package io.telltale.agent;

import io.telltale.diagnostics.Diagnostics;
import io.telltale.weave.Transformer;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the configuration file twice a second, and reports what was woven when the application
 * has settled. It compares contents: on some systems a file's time is good to a second only, and
 * orchestrators swap a link.
 */
final class Watch implements Runnable {

  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
  private static final long SETTLED_NANOS = TimeUnit.SECONDS.toNanos(20);
  private static final long LATEST_REPORT_NANOS = TimeUnit.MINUTES.toNanos(5);
  private static final int LARGEST_FILE = 4 * 1024 * 1024;

  private final @Nullable File file;
  private final Live live;
  private final Transformer transformer;
  private final Diagnostics diagnostics;

  private byte[] inForce;
  private byte[] lastSeen;
  private long since = System.nanoTime();
  private boolean reported;

  private Watch(@Nullable File file, Live live, Transformer transformer, Diagnostics diagnostics) {
    this.file = file;
    this.live = live;
    this.transformer = transformer;
    this.diagnostics = diagnostics;
    this.inForce = content();
    this.lastSeen = inForce;
  }

  static void start(
      @Nullable File file, Live live, Transformer transformer, Diagnostics diagnostics) {
    Thread thread = new Thread(new Watch(file, live, transformer, diagnostics), "telltale-watch");
    thread.setDaemon(true);
    thread.setContextClassLoader(null);
    thread.start();
  }

  @Override
  public void run() {
    while (true) {
      LockSupport.parkNanos(this, POLL_NANOS);
      Thread
          .interrupted(); // an application may interrupt all threads; a flag left set makes us spin
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
    byte[] content = content();
    boolean stable = Arrays.equals(content, lastSeen);
    lastSeen = content;
    if (stable && !Arrays.equals(content, inForce)) {
      inForce = content;
      live.reload(hash(content));
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

  /** What cannot be read is as if it were empty: the loader says what is wrong. */
  private byte[] content() {
    if (file == null) {
      return new byte[0];
    }
    try (InputStream in = new FileInputStream(file)) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      byte[] buffer = new byte[8_192];
      for (int read = in.read(buffer);
          read >= 0 && bytes.size() < LARGEST_FILE;
          read = in.read(buffer)) {
        bytes.write(buffer, 0, read);
      }
      return bytes.toByteArray();
    } catch (IOException e) {
      return new byte[0];
    }
  }

  private static String hash(byte[] content) {
    try {
      StringBuilder hex = new StringBuilder();
      for (byte b : MessageDigest.getInstance("SHA-256").digest(content)) {
        hex.append(String.format("%02x", b));
      }
      return hex.toString();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
