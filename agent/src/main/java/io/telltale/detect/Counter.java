// SPDX-License-Identifier: Apache-2.0

package io.telltale.detect;

import io.telltale.config.Threshold;
import io.telltale.config.Threshold.Measure;
import io.telltale.event.Facet;
import io.telltale.event.SecurityEvent;
import org.jspecify.annotations.Nullable;

/** What one threshold needs besides the number of events. For one thread. */
final class Counter {

  private static final int LEAST_DISTINCT = 4;
  private static final int MOST_DISTINCT = 64;

  private final Threshold threshold;

  /** What is added up; null if nothing is. */
  private final @Nullable Ring ring;

  /** Which values there were; null if that does not matter. */
  private final @Nullable Distinct distinct;

  Counter(Threshold threshold, long window) {
    this.threshold = threshold;
    Measure measure = threshold.measure();
    this.ring =
        measure == Measure.SUM || measure == Measure.COUNT_PER_EVENT ? new Ring(window) : null;
    this.distinct = threshold.facet() == null ? null : new Distinct(window, most(threshold));
  }

  private static int most(Threshold threshold) {
    if (threshold.measure() == Measure.COUNT_PER_FACET) {
      return MOST_DISTINCT;
    }
    return (int) Math.max(LEAST_DISTINCT, Math.min(MOST_DISTINCT, 2 * threshold.bound()));
  }

  /** Counts an event of those that the detection is about. */
  void count(SecurityEvent event, Sight sight) {
    Facet facet = threshold.facet();
    Long value = facet == null ? null : sight.hash(facet);
    if (distinct != null && value != null) {
      distinct.add(event.time(), value);
    }
    if (ring != null && threshold.measure() == Measure.SUM) {
      ring.add(event.time(), number(event, threshold.of()));
    }
  }

  private static long number(SecurityEvent event, String name) {
    Object value = event.volume().get(name);
    if (value == null) {
      value = event.fields().get(name);
    }
    return value instanceof Long ? Math.max(0, (Long) value) : 0;
  }

  /** Counts an event with which those are compared. */
  void compare(SecurityEvent event) {
    if (ring != null
        && threshold.measure() == Measure.COUNT_PER_EVENT
        && threshold.of().equals(event.type().name())) {
      ring.add(event.time(), 1);
    }
  }

  /** Whether the threshold holds, with so many events. */
  boolean holds(long events, long time) {
    if (ring != null) {
      long other = ring.sum(time);
      return threshold.measure() == Measure.SUM
          ? threshold.holds(other, 1)
          : threshold.holds(events, Math.max(1, other));
    }
    if (distinct == null) {
      return threshold.holds(events, 1);
    }
    int values = distinct.count(time);
    if (threshold.measure() == Measure.DISTINCT) {
      return threshold.holds(values, 1);
    }
    // Of more values than are counted the average is not known; it is low then.
    return distinct.isFull() || threshold.holds(events, Math.max(1, values));
  }

  /** Adds what it has counted. */
  void tell(Finding finding, long time) {
    if (distinct != null) {
      finding.add("distinct_" + threshold.of(), distinct.count(time));
    } else if (ring != null) {
      finding.add(
          (threshold.measure() == Measure.SUM ? "sum_" : "count_") + threshold.of(),
          ring.sum(time));
    }
  }
}
