// SPDX-License-Identifier: Apache-2.0

package io.telltale.diagnostics;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Lines on stderr, each distinct failure once, and how often it came.
 *
 * <p>The stream is the process's stderr itself and not {@code System.err}, which applications
 * redirect into their own logging.
 */
public final class Diagnostics {

  /** Bounds what a hostile or broken application can make us remember. */
  private static final int MOST_DISTINCT = 256;

  private final PrintStream out;
  private final Map<String, Failure> failures = new ConcurrentHashMap<>();
  private final AtomicLong unremembered = new AtomicLong();

  /** Writes to the process's stderr. */
  public Diagnostics() {
    this(new PrintStream(new FileOutputStream(FileDescriptor.err), true));
  }

  /** Writes to a given stream. */
  public Diagnostics(PrintStream out) {
    this.out = out;
  }

  /** Writes one line at once. For our own threads and for premain, as it may block. */
  public void say(String line) {
    out.println("telltale: " + line);
  }

  /**
   * Counts a failure of ours, from any thread, without I/O and without the exception's message,
   * which may hold what the application keeps secret. {@link #flush} prints it.
   *
   * @param where what was being done, from a small set of names
   * @return whether it is the first of its kind
   */
  public boolean count(String where, Throwable cause) {
    try {
      StackTraceElement[] trace = cause.getStackTrace();
      String at = trace.length == 0 ? "" : " at " + trace[0];
      return count(where + ": " + cause.getClass().getName() + at);
    } catch (OutOfMemoryError e) {
      unremembered.incrementAndGet();
      return false;
    }
  }

  /**
   * Counts an occurrence of a text from a small set, from any thread, without I/O.
   *
   * @return whether it is the first
   */
  public boolean count(String what) {
    Failure known = failures.get(what);
    if (known == null) {
      if (failures.size() >= MOST_DISTINCT) {
        unremembered.incrementAndGet();
        return false;
      }
      Failure fresh = new Failure();
      Failure raced = failures.putIfAbsent(what, fresh);
      known = raced == null ? fresh : raced;
    }
    return known.times.incrementAndGet() == 1;
  }

  /** Prints what {@link #count} saw for the first time. Called by the ship thread. */
  public void flush() {
    for (Map.Entry<String, Failure> entry : failures.entrySet()) {
      Failure failure = entry.getValue();
      if (!failure.printed) {
        failure.printed = true;
        say(entry.getKey() + " (said once, counted from here on)");
      }
    }
  }

  /** Says at the end how often each came that came more than once. Called by the ship thread. */
  public void close() {
    flush();
    for (Map.Entry<String, Failure> entry : failures.entrySet()) {
      long times = entry.getValue().times.get();
      if (times > 1) {
        say(times + " times in all: " + entry.getKey());
      }
    }
    if (unremembered.get() > 0) {
      say(unremembered + " times in all: something else, of too many kinds to remember");
    }
  }

  /** How often anything was counted, in all. */
  public long total() {
    long sum = unremembered.get();
    for (Failure failure : failures.values()) {
      sum += failure.times.get();
    }
    return sum;
  }

  private static final class Failure {
    final AtomicLong times = new AtomicLong();

    /** Touched by the thread that flushes only. */
    boolean printed;
  }
}
