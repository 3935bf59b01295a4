// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import io.telltale.event.SecurityEvent;
import java.util.Map;
import java.util.TreeMap;

/** How many events of which type. For one thread. */
final class Tally {

  private final Map<String, Long> byType = new TreeMap<>();
  private long inAll;

  void add(String type) {
    Long before = byType.get(type);
    byType.put(type, before == null ? 1 : before + 1);
    inAll++;
  }

  long inAll() {
    return inAll;
  }

  /** Writes the sum as {@code NAME}, and each type's share as {@code NAME_TYPE}. */
  void write(SecurityEvent.Builder to, String name) {
    write(to, name, byType);
  }

  static void write(SecurityEvent.Builder to, String name, Map<String, Long> counts) {
    long sum = 0;
    for (long count : counts.values()) {
      sum += count;
    }
    to.field(name, sum);
    for (Map.Entry<String, Long> entry : counts.entrySet()) {
      to.field(name + "_" + entry.getKey(), entry.getValue());
    }
  }
}
