// SPDX-License-Identifier: Apache-2.0

package io.telltale.detect;

/**
 * How many different values came within a window: exact up to a bound, beyond which it stays there.
 * Values are known by their hashes.
 */
final class Distinct {

  private final long window;
  private final long[] hashes;
  private final long[] seen;
  private int size;

  Distinct(long window, int most) {
    this.window = window;
    this.hashes = new long[most];
    this.seen = new long[most];
  }

  void add(long time, long hash) {
    forget(time);
    for (int i = 0; i < size; i++) {
      if (hashes[i] == hash) {
        seen[i] = Math.max(seen[i], time);
        return;
      }
    }
    if (size < hashes.length) {
      hashes[size] = hash;
      seen[size] = time;
      size++;
    }
  }

  int count(long time) {
    forget(time);
    return size;
  }

  /** Whether there may have been more than are counted. */
  boolean isFull() {
    return size == hashes.length;
  }

  /** What is before the window, or after it, as when a clock was set back. */
  private void forget(long time) {
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (seen[i] > time - window && seen[i] < time + window) {
        hashes[kept] = hashes[i];
        seen[kept] = seen[i];
        kept++;
      }
    }
    size = kept;
  }
}
