// SPDX-License-Identifier: Apache-2.0

package io.telltale.cli;

import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;

/** Prints each message as it comes, whole lines only, until there were enough. */
final class EventPrinter implements Inbox {

  private final PrintStream out;
  private final EventFormat format;
  private final CountDownLatch ended = new CountDownLatch(1);
  private long remaining;

  /**
   * Prints to a stream.
   *
   * @param limit how many messages to print at most
   */
  EventPrinter(PrintStream out, EventFormat format, long limit) {
    this.out = out;
    this.format = format;
    this.remaining = limit;
  }

  @Override
  public void received(byte[] message, String peer) {
    String line = format.line(message, peer) + '\n';
    synchronized (this) {
      if (remaining > 0) {
        remaining--;
        out.print(line);
        boolean nobodyReads = out.checkError(); // flushes; true when piped into `head`, say
        if (remaining == 0 || nobodyReads) {
          end();
        }
      }
    }
  }

  /** Prints nothing more. A line that is being printed is complete when this returns. */
  synchronized void end() {
    remaining = 0;
    ended.countDown();
  }

  /** Waits until enough was printed, nobody reads what is printed, or somebody ended it. */
  void awaitEnd() throws InterruptedException {
    ended.await();
  }
}
