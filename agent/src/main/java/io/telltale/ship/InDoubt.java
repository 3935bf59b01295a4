// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import java.util.ArrayDeque;

/** What was sent to somebody who does not answer, until it is old. */
final class InDoubt {

  private final long nanos;
  private final ArrayDeque<Sent> sent = new ArrayDeque<>();
  private long bytes;

  /**
   * Makes one.
   *
   * @param nanos after which no more will be heard of a message
   */
  InDoubt(long nanos) {
    this.nanos = nanos;
  }

  void add(int messages, int size) {
    sent.addLast(new Sent(messages, size, System.nanoTime()));
    bytes += size;
  }

  /** Forgets what is old; gives back how many messages that is. */
  int takeOld() {
    int old = 0;
    long now = System.nanoTime();
    while (!sent.isEmpty() && now - sent.getFirst().time > nanos) {
      old += takeOldest();
    }
    return old;
  }

  /** Forgets what was sent in one go, old or not. */
  int takeOldest() {
    Sent oldest = sent.removeFirst();
    bytes -= oldest.bytes;
    return oldest.messages;
  }

  boolean isEmpty() {
    return sent.isEmpty();
  }

  long bytes() {
    return bytes;
  }

  private static final class Sent {
    final int messages;
    final int bytes;
    final long time;

    Sent(int messages, int bytes, long time) {
      this.messages = messages;
      this.bytes = bytes;
      this.time = time;
    }
  }
}
