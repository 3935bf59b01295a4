// SPDX-License-Identifier: Apache-2.0

package io.telltale.capture;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * What one thread has counted for a scope. Only this thread writes, so counting costs no more than
 * an addition; whoever ends the scope sums up the tallies of all threads, and sees what those had
 * counted on whose work it has waited.
 */
final class Tally {

  private static final int USUAL_METERS = 8;

  final @Nullable Tally next;
  private long[] counts = new long[USUAL_METERS];
  private final AtomicBoolean taken = new AtomicBoolean(true);

  Tally(@Nullable Tally next) {
    this.next = next;
  }

  void add(int meter, long amount) {
    if (meter >= counts.length) {
      counts = Arrays.copyOf(counts, MeterNames.MOST);
    }
    counts[meter] += amount;
  }

  long count(int meter) {
    long[] now = counts;
    return meter < now.length ? now[meter] : 0;
  }

  /** Another thread may go on with it, so that there are no more tallies than threads at once. */
  void release() {
    taken.set(false);
  }

  boolean take() {
    return !taken.get() && taken.compareAndSet(false, true);
  }
}
