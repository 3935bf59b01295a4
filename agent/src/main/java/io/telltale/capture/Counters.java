// SPDX-License-Identifier: Apache-2.0

package io.telltale.capture;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What was counted for a scope, by each of the threads that worked for it. */
final class Counters {

  private final AtomicReference<@Nullable Tally> tallies = new AtomicReference<>();

  /** One that is this thread's until it is released. */
  Tally tally() {
    for (Tally tally = tallies.get(); tally != null; tally = tally.next) {
      if (tally.take()) {
        return tally;
      }
    }
    while (true) {
      Tally first = tallies.get();
      Tally tally = new Tally(first);
      if (tallies.compareAndSet(first, tally)) {
        return tally;
      }
    }
  }

  /** The count of one meter; 0 if there is no such meter. */
  long sum(int meter) {
    long sum = 0;
    for (Tally tally = meter < 0 ? null : tallies.get(); tally != null; tally = tally.next) {
      sum += tally.count(meter);
    }
    return sum;
  }

  boolean isEmpty() {
    return tallies.get() == null;
  }

  /** Adds all that was counted to others. */
  void addTo(Counters others) {
    if (isEmpty()) {
      return;
    }
    Tally tally = others.tally();
    for (int meter = 0; meter < MeterNames.count(); meter++) {
      tally.counter(meter).add(sum(meter));
    }
    tally.release();
  }
}
