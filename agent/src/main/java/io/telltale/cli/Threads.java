// SPDX-License-Identifier: Apache-2.0

package io.telltale.cli;

/** The one way in which this package makes threads: none of them keeps a JVM up. */
final class Threads {

  private static final int PAUSE_MILLIS = 100;

  private Threads() {}

  static Thread daemon(String name, Runnable work) {
    Thread thread = new Thread(work, "telltale-" + name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** Runs when the JVM goes down, on Ctrl-C too, while daemons still run. */
  static void atShutdown(String name, Runnable work) {
    Runtime.getRuntime().addShutdownHook(new Thread(work, "telltale-" + name));
  }

  /** Keeps a loop whose system call fails at once, for want of file handles say, off the CPU. */
  static void pauseAfterError() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
