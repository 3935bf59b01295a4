// SPDX-License-Identifier: Apache-2.0

package com.acme.gate;

/** How long calls took: exact at the worst, to an eighth elsewhere. For one thread. */
final class Timings {

  private static final int STEPS = 8;

  /** Until code and caches are warm. */
  private static final int SETTLED = 50;

  private final long[] counts = new long[64 * STEPS];
  private long number;
  private long first;
  private long worst;

  void add(long nanos) {
    counts[bucket(nanos)]++;
    number++;
    if (number == 1) {
      first = nanos;
    } else if (number > SETTLED) {
      worst = Math.max(worst, nanos);
    }
  }

  void add(Timings other) {
    for (int i = 0; i < counts.length; i++) {
      counts[i] += other.counts[i];
    }
    number += other.number;
    first = Math.max(first, other.first);
    worst = Math.max(worst, other.worst);
  }

  private static int bucket(long nanos) {
    int power = 63 - Long.numberOfLeadingZeros(Math.max(STEPS, nanos));
    return power * STEPS + (int) (Math.max(STEPS, nanos) >> power - 3 & STEPS - 1);
  }

  private static long most(int bucket) {
    long base = 1L << bucket / STEPS;
    return base + (bucket % STEPS + 1) * (base / STEPS);
  }

  /** What this share of all calls took at most. */
  long quantile(double share) {
    long left = (long) Math.ceil(share * number);
    for (int i = 0; i < counts.length; i++) {
      left -= counts[i];
      if (left <= 0) {
        return Math.min(worst, most(i));
      }
    }
    return worst;
  }

  /** The very first, which loads and links whatever stands in its way. */
  long first() {
    return first;
  }

  /** Of those after the first few. */
  long worst() {
    return worst;
  }

  long number() {
    return number;
  }
}
