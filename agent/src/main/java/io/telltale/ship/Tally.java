// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import io.telltale.event.EventType;
import io.telltale.event.Outcome;
import io.telltale.event.SecurityEvent;
import io.telltale.seal.Losses;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** What was told and what was given up since the start, by type. For the ship thread. */
final class Tally implements Losses {

  private final long began = System.nanoTime();
  private final Map<String, Long> told = new TreeMap<>();
  private final Map<String, Long> dropped = new TreeMap<>();
  private long toldInAll;
  private long droppedInAll;

  /** Counts an event that has left, or is about to. */
  void count(SecurityEvent event) {
    toldInAll++;
    add(told, event.type().name(), 1);
    if (event.type().equals(EventType.EVENTS_DROPPED)) {
      for (Map.Entry<String, Object> lost : event.fields().entrySet()) {
        if (lost.getValue() instanceof Long) {
          droppedInAll += (Long) lost.getValue();
          add(dropped, event.reason() + "/" + lost.getKey(), (Long) lost.getValue());
        }
      }
    }
  }

  private static void add(Map<String, Long> to, String name, long more) {
    Long before = to.get(name);
    to.put(name, (before == null ? 0 : before) + more);
  }

  /** How many have been told so far. */
  long told() {
    return toldInAll;
  }

  @Override
  public long dropped() {
    return droppedInAll;
  }

  @Override
  public Map<String, Long> droppedByKind() {
    return Collections.unmodifiableMap(dropped);
  }

  /** The state of things, as an event. */
  SecurityEvent heartbeat(Vitals vitals, int queued, long failures) {
    SecurityEvent.Builder event =
        SecurityEvent.builder(EventType.HEARTBEAT, Outcome.UNKNOWN, System.currentTimeMillis())
            .field("uptime", (System.nanoTime() - began) / 1_000_000)
            .field("config_hash", vitals.configurationHash())
            .field("pointcuts", (long) vitals.pointcuts())
            .field("pointcuts_woven", (long) vitals.pointcutsWoven())
            .field("queued", (long) queued)
            .field("failures", failures)
            .field("events", toldInAll)
            .field("dropped", droppedInAll);
    for (Map.Entry<String, Long> type : told.entrySet()) {
      event.field("events." + type.getKey(), type.getValue());
    }
    for (Map.Entry<String, Long> kind : dropped.entrySet()) {
      event.field("dropped." + kind.getKey().replace('/', '.'), kind.getValue());
    }
    return event.build();
  }
}
