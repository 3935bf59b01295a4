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

  final @Nullable Tally next;
  private @Nullable Counter[] counters = new Counter[MeterNames.count()];
  private final AtomicBoolean taken = new AtomicBoolean(true);

  Tally(@Nullable Tally next) {
    this.next = next;
  }

  Counter counter(int meter) {
    Counter[] known = counters;
    Counter counter = meter < known.length ? known[meter] : null;
    return counter == null ? made(meter) : counter;
  }

  private Counter made(int meter) {
    if (meter >= counters.length) {
      counters = Arrays.copyOf(counters, MeterNames.count());
    }
    Counter counter = new Counter();
    counters[meter] = counter;
    return counter;
  }

  long count(int meter) {
    Counter[] known = counters;
    Counter counter = meter < known.length ? known[meter] : null;
    return counter == null ? 0 : counter.count();
  }

  /** Another thread may go on with it, so that there are no more tallies than threads at once. */
  void release() {
    taken.set(false);
  }

  boolean take() {
    return !taken.get() && taken.compareAndSet(false, true);
  }
}
