// SPDX-License-Identifier: Apache-2.0

package io.telltale.cli;

/** How a received message is shown. */
interface EventFormat {

  /**
   * One line without its end, safe to print whatever the message holds.
   *
   * @param message as on the wire, without framing
   * @param peer who sent it
   */
  String line(byte[] message, String peer);
}
