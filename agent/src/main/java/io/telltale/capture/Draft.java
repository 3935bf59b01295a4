// SPDX-License-Identifier: Apache-2.0

package io.telltale.capture;

import io.telltale.event.EventType;
import io.telltale.event.Outcome;
import io.telltale.value.Listing;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one call would tell, until it is known whether an outer call tells it. */
final class Draft {

  final CompiledRule rule;
  final EventType type;
  Outcome outcome;
  final Set<String> mechanisms = new LinkedHashSet<>();

  /** Plain values, and {@link Listing}s. */
  Map<String, Object> fields = Collections.emptyMap();

  /** How much left, and whereto, by the names of the configuration's keys. */
  Map<String, Object> volume = Collections.emptyMap();

  @Nullable String user;
  @Nullable String session;
  @Nullable String reason;

  /** The reason, if a call that only adds has said it. */
  @Nullable String enrichedReason;

  @Nullable String errorType;
  @Nullable String resource;
  long repeatWindow;
  boolean heuristic;

  Draft(CompiledRule rule, EventType type, Outcome outcome) {
    this.rule = rule;
    this.type = type;
    this.outcome = outcome;
    this.heuristic = rule.rule.heuristic;
    mechanisms.add(rule.rule.mechanism);
  }

  void field(String name, Object value) {
    if (fields.isEmpty()) {
      fields = new LinkedHashMap<>();
    }
    fields.put(name, value);
  }

  void volume(String name, Object value) {
    if (volume.isEmpty()) {
      volume = new LinkedHashMap<>();
    }
    volume.put(name, value);
  }

  /** What another one knows of how much it was, where this one does not. */
  void addVolume(Draft other) {
    for (Map.Entry<String, Object> entry : other.volume.entrySet()) {
      if (!volume.containsKey(entry.getKey())) {
        volume(entry.getKey(), entry.getValue());
      }
    }
  }

  /**
   * Another one of the same kind in the same scope: both are one event. Amounts add up, names are
   * listed, what failed in a part has failed, and of the rest the first one counts.
   */
  void join(Draft later) {
    mechanisms.addAll(later.mechanisms);
    outcome = type.equals(later.type) && later.outcome == Outcome.FAILURE ? later.outcome : outcome;
    user = user == null ? later.user : user;
    reason = reason == null ? later.reason : reason;
    errorType = errorType == null ? later.errorType : errorType;
    session = session == null ? later.session : session;
    resource = resource == null ? later.resource : resource;
    heuristic &= later.heuristic;
    for (Map.Entry<String, Object> field : later.fields.entrySet()) {
      Object known = fields.get(field.getKey());
      field(
          field.getKey(),
          known == null ? field.getValue() : Listing.joined(known, field.getValue()));
    }
    for (Map.Entry<String, Object> entry : later.volume.entrySet()) {
      Object known = volume.get(entry.getKey());
      volume(entry.getKey(), known == null ? entry.getValue() : sum(known, entry.getValue()));
    }
  }

  private static Object sum(Object one, Object other) {
    return one instanceof Long && other instanceof Long
        ? (Object) ((Long) one + (Long) other)
        : Listing.joined(one, other);
  }
}
