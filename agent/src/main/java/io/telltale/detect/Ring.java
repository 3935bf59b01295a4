// SPDX-License-Identifier: Apache-2.0

package io.telltale.detect;

import java.util.Arrays;

/**
 * A sum over a window that moves with the events' own time, in sixty parts: what is older than the
 * window by up to a sixtieth may still be in it. A jump of the clock begins anew.
 */
final class Ring {

  static final int PARTS = 60;

  private final long width;
  private final long[] parts = new long[PARTS];
  private long newest = Long.MIN_VALUE;
  private long sum;

  /** Makes one for a window of so many milliseconds. */
  Ring(long window) {
    this.width = Math.max(1, window / PARTS);
  }

  /** Adds what happened at a time, in milliseconds; nothing if that was before the window. */
  void add(long time, long amount) {
    move(time);
    long part = Math.floorDiv(time, width);
    if (part > newest - PARTS) {
      parts[place(part)] += amount;
      sum += amount;
    }
  }

  /** What is in the window that ends at a time. */
  long sum(long time) {
    move(time);
    return sum;
  }

  private void move(long time) {
    long part = Math.floorDiv(time, width);
    if (newest == Long.MIN_VALUE || part >= newest + PARTS || part <= newest - 2 * PARTS) {
      Arrays.fill(parts, 0);
      sum = 0;
      newest = part;
      return;
    }
    while (newest < part) {
      newest++;
      sum -= parts[place(newest)];
      parts[place(newest)] = 0;
    }
  }

  private static int place(long part) {
    return (int) Math.floorMod(part, (long) PARTS);
  }
}
