// SPDX-License-Identifier: Apache-2.0

package io.telltale.detect;

import io.telltale.config.Detection;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The states of all detections, in a table that does not grow. Each key has eight places; where all
 * are taken, the one that has counted least goes, and of equals any. So whoever sends a million
 * addresses pushes out his own, and one that comes again and again is still found. One that was
 * told stays while the same is not told again. For one thread.
 */
final class StateTable {

  /** Some 4 MiB if all detections are of the larger kind. */
  static final int PLACES = 8_192;

  private static final int PROBES = 8;

  private final State[] places = new State[PLACES];
  private long chance = 0x9e3779b97f4a7c15L;
  private final AtomicLong evictions = new AtomicLong();

  @Nullable State find(long key) {
    int from = group(key);
    for (int i = 0; i < PROBES; i++) {
      State state = places[from + i];
      if (state != null && state.key == key) {
        return state;
      }
    }
    return null;
  }

  /**
   * The state of a key, a new one if there is none.
   *
   * @param time of the event
   * @param now the wall clock
   */
  State of(long key, Detection detection, long time, long now) {
    State known = find(key);
    if (known != null) {
      return known;
    }
    int place = free(group(key), time, now);
    State fresh = new State(key, detection);
    places[place] = fresh;
    return fresh;
  }

  private int free(int from, long time, long now) {
    int best = from;
    long least = Long.MAX_VALUE;
    int start = (int) (next() & PROBES - 1);
    for (int i = 0; i < PROBES; i++) {
      int place = from + (start + i & PROBES - 1);
      State state = places[place];
      if (state == null) {
        return place;
      }
      long weight = state.weight(time, now);
      if (weight < least) {
        least = weight;
        best = place;
      }
    }
    if (least > 0) {
      evictions.incrementAndGet();
    }
    return best;
  }

  private static int group(long key) {
    return (int) (key & PLACES / PROBES - 1) * PROBES;
  }

  /** Marsaglia's xorshift; the keys are not for others to choose, so neither is what it meets. */
  private long next() {
    chance ^= chance << 13;
    chance ^= chance >>> 7;
    chance ^= chance << 17;
    return chance;
  }

  /** How many were given up that still counted. */
  long evictions() {
    return evictions.get();
  }
}
