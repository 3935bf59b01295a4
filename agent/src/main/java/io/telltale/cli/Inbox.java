// SPDX-License-Identifier: Apache-2.0

package io.telltale.cli;

/** Takes what a receiver received. Called from many threads; may block, which holds the sender. */
interface Inbox {

  /**
   * Takes one message.
   *
   * @param message as on the wire, without framing; any octets, at most 64 KiB
   * @param peer who sent it, such as {@code 127.0.0.1:40112}
   */
  void received(byte[] message, String peer);
}
