// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import org.jspecify.annotations.Nullable;

/** A message that is on disk, or may come there. */
final class Spooled extends Message {

  final long number;

  /** The file of a dead JVM from which it is; null if it is this one's. */
  final @Nullable LeftOver origin;

  final long time = System.nanoTime();

  /** Guarded by its source. */
  boolean onDisk;

  Spooled(byte[] bytes, String type, long number, @Nullable LeftOver origin) {
    super(bytes, type);
    this.number = number;
    this.origin = origin;
  }
}
