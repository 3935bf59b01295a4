// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** A way to the target. Used by the ship thread only. */
interface Transport extends Closeable {

  /** Connects, if there is anything to connect to. */
  void open() throws IOException;

  /**
   * Sends messages, in order.
   *
   * @param messages of RFC 5424, without framing
   * @throws IOException if they may not have arrived; all of them are sent again after the next
   *     {@link #open}
   */
  void send(List<byte[]> messages) throws IOException;

  /** Whether the other end is still there, as far as can be seen without sending. */
  boolean isOpen();

  /** Never throws: what is left of a connection is of no interest. */
  @Override
  void close();
}
