// SPDX-License-Identifier: Apache-2.0

package io.telltale.detect;

import io.telltale.config.Detection;
import io.telltale.event.EventType;
import io.telltale.event.Facet;
import io.telltale.event.Outcome;
import io.telltale.event.SecurityEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a detection has found, before it is an event. */
public final class Finding {

  private final Detection detection;
  private final SecurityEvent event;
  private final boolean update;
  private final Map<String, Long> numbers = new LinkedHashMap<>();
  private final List<String> evidence = new ArrayList<>();
  private long first;
  private long last;
  private long suppressed;

  Finding(Detection detection, SecurityEvent event, boolean update) {
    this.detection = detection;
    this.event = event;
    this.update = update;
  }

  void add(String name, long number) {
    numbers.put(name, number);
  }

  void seen(long from, long to) {
    first = from;
    last = to;
  }

  void addEvidence(@Nullable String id) {
    if (id != null) {
      evidence.add(id);
    }
  }

  /** How many others of the detection were not told, as there were too many. */
  void suppressed(long count) {
    suppressed = count;
  }

  /** The event that brought it about, as it happened. */
  public SecurityEvent event() {
    return event;
  }

  /**
   * The alert.
   *
   * @param redacted the event that brought it about, as it may leave
   */
  public SecurityEvent alert(SecurityEvent redacted) {
    boolean ofUser = detection.by().isEmpty() || detection.by().contains(Facet.USER);
    SecurityEvent.Builder alert =
        SecurityEvent.builder(EventType.ALERT, Outcome.UNKNOWN, redacted.time())
            .user(ofUser ? redacted.user() : null)
            .userHash(ofUser ? redacted.userHash() : null)
            .request(redacted.request())
            .field("rule.id", detection.id())
            .field("rule.name", detection.name())
            .field("severity", detection.severity());
    if (detection.technique() != null) {
      alert.field("threat.technique.id", detection.technique());
    }
    for (Map.Entry<String, Long> number : numbers.entrySet()) {
      alert.field(number.getKey(), number.getValue());
    }
    alert.field("first_seen", Instant.ofEpochMilli(first).toString());
    alert.field("last_seen", Instant.ofEpochMilli(last).toString());
    if (!evidence.isEmpty()) {
      alert.field("evidence", String.join(" ", evidence));
    }
    if (update) {
      alert.field("update", true);
    }
    if (suppressed > 0) {
      alert.field("suppressed", suppressed);
    }
    return alert.build();
  }
}
