// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

/** One event as it goes out, without framing. */
class Message {

  /** As a sequence: of what is not of this JVM's stream. */
  static final long NO_PLACE = -1;

  final byte[] bytes;

  /** The event's; for the accounts, should it be lost after all. */
  final String type;

  /** Its place in the stream of this JVM; {@link #NO_PLACE} if it has none. */
  final long sequence;

  /** How often the other end refused it. For the sending thread. */
  int refusals;

  Message(byte[] bytes, String type, long sequence) {
    this.bytes = bytes;
    this.type = type;
    this.sequence = sequence;
  }
}
