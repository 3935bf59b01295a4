// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import io.telltale.event.SecurityEvent;
import java.util.Map;
import java.util.TreeMap;

/** How many of which kind. For one thread. */
final class Tally {

  private final Map<String, Long> counts = new TreeMap<>();

  void add(String kind, long count) {
    Long before = counts.get(kind);
    counts.put(kind, before == null ? count : before + count);
  }

  long sum() {
    long sum = 0;
    for (long count : counts.values()) {
      sum += count;
    }
    return sum;
  }

  /** A copy, by kind. */
  Map<String, Long> counts() {
    return new TreeMap<>(counts);
  }

  /** Writes the sum as {@code NAME}, and each kind's share as {@code NAME_KIND}. */
  void write(SecurityEvent.Builder to, String name) {
    to.field(name, sum());
    for (Map.Entry<String, Long> entry : counts.entrySet()) {
      to.field(name + "_" + entry.getKey(), entry.getValue());
    }
  }
}
