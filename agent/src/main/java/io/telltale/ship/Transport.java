// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/**
 * A way to one endpoint, over one connection if there is such a thing. For one thread, but for
 * {@link #abort} and {@link #busyFor}.
 */
interface Transport extends Closeable {

  /** Connects, if there is anything to connect to. */
  void open() throws IOException;

  /** How many messages may be sent now; none while too much is unconfirmed. */
  int room();

  /**
   * Sends messages, in order.
   *
   * @throws IOException if they may not have arrived
   */
  void send(List<Message> messages) throws IOException;

  /**
   * How many of those sent, from the oldest on, can be forgotten, since this was asked before:
   * because the other end has them, or because nothing better will ever be known.
   *
   * @throws IOException if it turns out that they may not have arrived
   */
  int confirmed() throws IOException;

  /** The place of a message that the other end refused, counted from the oldest unconfirmed. */
  default int refused() {
    return -1;
  }

  /** Whether {@link #finish} would make room: the only way to hear of a plain stream's end. */
  default boolean isSpent() {
    return false;
  }

  /** Waits until there may be room, or the other end is gone. */
  default void awaitRoom(long nanos) {
    Pause.nanos(nanos);
  }

  /**
   * Says that nothing more comes, and waits for the other end to have it all; then the connection
   * is of no more use.
   *
   * @return whether it has; {@link #confirmed} knows what it has if it has not
   */
  boolean finish(long nanos) throws IOException;

  /** Whether the other end is still there, as far as can be seen without sending. */
  boolean isOpen();

  /**
   * For how long, in nanoseconds, it has got no answer that it waits for; 0 if it does not wait.
   */
  default long busyFor() {
    return 0;
  }

  /** Ends a call that waits, with an exception. From any thread. */
  default void abort() {}

  /** Never throws: what is left of a connection is of no interest. */
  @Override
  void close();
}
