// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

/** One event as it goes out, without framing. */
class Message {

  final byte[] bytes;

  /** The event's; for the accounts, should it be lost after all. */
  final String type;

  /** How often the other end refused it. For the sending thread. */
  int refusals;

  Message(byte[] bytes, String type) {
    this.bytes = bytes;
    this.type = type;
  }
}
