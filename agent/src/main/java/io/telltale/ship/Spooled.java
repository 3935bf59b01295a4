// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import org.jspecify.annotations.Nullable;

/** A message that is on disk, or may come there. */
final class Spooled extends Message {

  /** As numbers begin with 1, and of one stream all come here, this tells the place in it. */
  final long number;

  /** The file of a dead JVM from which it is; null if it is this one's. */
  final @Nullable LeftOver origin;

  final long time = System.nanoTime();

  /** Guarded by its source. */
  boolean onDisk;

  /** The place in the stream of what has a number here. */
  static long sequence(long number) {
    return number - 1;
  }

  Spooled(byte[] bytes, String type, long number, @Nullable LeftOver origin) {
    super(bytes, type, origin == null ? sequence(number) : NO_PLACE);
    this.number = number;
    this.origin = origin;
  }
}
