// SPDX-License-Identifier: Apache-2.0

package io.telltale.capture;

import io.telltale.event.EventType;
import io.telltale.event.Outcome;
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
  final Outcome outcome;
  final Set<String> mechanisms = new LinkedHashSet<>();
  Map<String, Object> fields = Collections.emptyMap();
  @Nullable String user;
  @Nullable String session;
  @Nullable String reason;

  /** The reason, if a call that only adds has said it. */
  @Nullable String enrichedReason;

  @Nullable String errorType;
  @Nullable String resource;
  long rows = -1;
  long repeatWindow;

  Draft(CompiledRule rule, EventType type, Outcome outcome) {
    this.rule = rule;
    this.type = type;
    this.outcome = outcome;
    mechanisms.add(rule.rule.mechanism);
  }

  void field(String name, Object value) {
    if (fields.isEmpty()) {
      fields = new LinkedHashMap<>();
    }
    fields.put(name, value);
  }
}
