// SPDX-License-Identifier: Apache-2.0

package io.telltale.capture;

import io.telltale.event.EventType;
import io.telltale.event.Outcome;
import io.telltale.event.Request;
import io.telltale.event.SecurityEvent;
import io.telltale.value.Plain;
import io.telltale.value.Roots;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes events of what ended calls and ended scopes tell. */
final class Telling {

  private final Drafting drafting;
  private final EventSink sink;
  private final HttpRules http;
  private final Map<String, List<CompiledRule>> atEndOf;

  Telling(RuleCompiler rules, Drafting drafting, EventSink sink) {
    this.drafting = drafting;
    this.sink = sink;
    this.http = new HttpRules(rules.http());
    this.atEndOf = rules.atEndOf();
  }

  /** What this thread may read of a scope. */
  static Roots.@Nullable Context view(@Nullable Scope scope) {
    return scope == null ? null : scope.view();
  }

  /** A call has ended. */
  void tell(Frame frame, Call call, @Nullable Scope scope) {
    switch (frame.rule.rule.kind) {
      case ENRICHES:
        enrich(frame, call, scope);
        break;
      case GATHERS:
        gathered(frame, scope);
        break;
      case SILENCES:
        break;
      default:
        event(frame, call, scope);
    }
  }

  private void enrich(Frame frame, Call call, @Nullable Scope scope) {
    if (frame.rule.enrichesRequest()) {
      if (scope != null) {
        scope.learned(frame.rule, call);
      }
      return;
    }
    Frame outer = frame.outer();
    if (outer != null) {
      drafting.enrich(frame, call, outer);
    }
  }

  private void event(Frame frame, Call call, @Nullable Scope scope) {
    Draft draft = drafting.draft(frame.rule, call);
    if (draft != null
        && frame.rule.rule.fallback
        && scope != null
        && scope.told.has(frame.rule.group)) {
      return;
    }
    draft = draft == null ? frame.inner() : draft;
    if (draft != null) {
      frame.complete(draft);
    }
    tell(frame, draft, scope);
  }

  /** Tells what a call gathered, once. */
  private void gathered(Frame frame, @Nullable Scope scope) {
    if (!frame.closed) {
      tell(frame, frame.gathered(), scope);
    }
  }

  /** Tells what the calls under way gathered of that kind. */
  void close(CompiledRule by, ThreadState state) {
    state.reading = true;
    try {
      for (Frame frame = state.top; frame != null && !frame.isBorder(); frame = frame.parent) {
        if (frame.rule.gathersFor(by)) {
          gathered(frame, state.scope());
          frame.closed = true;
        }
      }
    } finally {
      state.reading = false;
    }
  }

  private void tell(Frame frame, @Nullable Draft draft, @Nullable Scope scope) {
    Frame outer = frame.outer();
    if (outer == null) {
      if (draft != null) {
        tell(draft, scope);
      }
    } else if (draft != null) {
      outer.absorb(draft);
    } else {
      outer.absorb(frame);
    }
  }

  private void tell(Draft draft, @Nullable Scope scope) {
    Collection<Draft> now = Collections.singleton(draft);
    if (scope != null && draft.rule.rule.collect) {
      now = scope.collected.add(draft); // those for whose scope it is too late
    }
    for (Draft each : now) {
      emit(each, scope, false);
    }
  }

  /** A scope is over: all that its end tells of one kind of happening is one event. */
  void end(Scope scope, @Nullable Throwable thrown) {
    try {
      Map<String, Draft> drafts = Collections.emptyMap();
      for (Draft draft : scope.collected.close()) {
        drafts = joined(drafts, draft);
      }
      Call call =
          new Call(null, null, null, null, thrown, Collections.<String, Object>emptyMap(), scope);
      if (scope.kind().equals(Scope.REQUEST)) {
        drafts = ofRequest(http.matching(scope), call, scope, drafts);
      }
      call = Call.of(null, null, scope); // an end is one, whatever was thrown
      List<CompiledRule> rules = atEndOf.get(scope.kind());
      for (int i = 0; rules != null && i < rules.size(); i++) { // an iterator would be garbage
        drafts = joined(drafts, atEnd(rules.get(i), call, scope, drafts));
      }
      for (Draft draft : drafts.values()) {
        emit(draft, scope, true);
      }
    } finally {
      if (scope.outer != null && !scope.told.has(EventType.DATA_EXPORT.group())) {
        scope.counters.addTo(scope.outer.counters);
      }
      scope.close();
    }
  }

  /** Of several rules for one kind of happening the first tells. */
  private Map<String, Draft> ofRequest(
      List<CompiledRule> rules, Call call, Scope scope, Map<String, Draft> before) {
    Map<String, Draft> drafts = before;
    for (CompiledRule rule : rules) {
      boolean known = drafts.containsKey(rule.group) || isGuessBeside(rules, rule);
      if (!known) {
        drafts = joined(drafts, atEnd(rule, call, scope, drafts));
      }
    }
    return drafts;
  }

  /** Whoever described the page knows better than a guess, even if he sees no happening. */
  private static boolean isGuessBeside(List<CompiledRule> rules, CompiledRule rule) {
    if (rule.rule.heuristic) {
      for (CompiledRule other : rules) {
        if (!other.rule.heuristic && Objects.equals(other.group, rule.group)) {
          return true;
        }
      }
    }
    return false;
  }

  private @Nullable Draft atEnd(
      CompiledRule rule, Call call, Scope scope, Map<String, Draft> others) {
    boolean told =
        scope.told.has(rule.group)
            || (rule.rule.fallback && (scope.told.failure() || hasFailure(others)));
    return told ? null : drafting.draft(rule, call);
  }

  private static boolean hasFailure(Map<String, Draft> drafts) {
    for (Draft draft : drafts.values()) {
      if (draft.outcome == Outcome.FAILURE) {
        return true;
      }
    }
    return false;
  }

  private static Map<String, Draft> joined(Map<String, Draft> drafts, @Nullable Draft draft) {
    if (draft == null) {
      return drafts;
    }
    Map<String, Draft> all = drafts.isEmpty() ? new LinkedHashMap<String, Draft>() : drafts;
    Draft first = all.get(draft.type.group());
    if (first == null) {
      all.put(draft.type.group(), draft);
    } else {
      first.join(draft);
    }
    return all;
  }

  private void emit(Draft draft, @Nullable Scope scope, boolean ended) {
    if (scope != null && ended && draft.type.equals(EventType.DATA_EXPORT)) {
      addMeters(draft, scope);
    }
    SecurityEvent.Builder builder =
        SecurityEvent.builder(draft.type, draft.outcome, System.currentTimeMillis())
            .user(user(draft, scope))
            .reason(draft.reason)
            .errorType(draft.errorType)
            .resource(draft.resource)
            .pointcut(draft.rule.rule.id)
            .heuristic(draft.heuristic)
            .repeatWindow(draft.repeatWindow);
    for (String mechanism : draft.mechanisms) {
      builder.mechanism(mechanism);
    }
    for (Map.Entry<String, Object> field : plain(draft.fields)) {
      builder.field(field.getKey(), field.getValue());
    }
    for (Map.Entry<String, Object> part : plain(draft.volume)) {
      builder.volume(part.getKey(), part.getValue());
    }
    Request request = scope == null ? null : scope.facts(ended);
    builder.request(draft.session == null ? request : Request.inSession(request, draft.session));
    if (scope != null && !scope.kind().equals(Scope.REQUEST)) {
      builder.scope(scope.kind(), scope.name());
    }
    SecurityEvent event = builder.build();
    if (scope != null) {
      scope.reported(event);
    }
    sink.offer(event);
  }

  /** An export that nobody measured is as large as what was counted. */
  private static void addMeters(Draft draft, Scope scope) {
    for (String meter : MeterNames.OF_EXPORTS) {
      long count = draft.volume.containsKey(meter) ? 0 : scope.counted(meter);
      if (count > 0) {
        draft.volume(meter, count);
      }
    }
  }

  private static List<Map.Entry<String, Object>> plain(Map<String, Object> values) {
    List<Map.Entry<String, Object>> plain = new ArrayList<>(values.size());
    for (Map.Entry<String, Object> entry : values.entrySet()) {
      Object value = Plain.of(entry.getValue());
      if (value != null) {
        entry.setValue(value);
        plain.add(entry);
      }
    }
    return plain;
  }

  /** Whoever is signed in has done it; but not the sign-in of somebody else. */
  private static @Nullable String user(Draft draft, @Nullable Scope scope) {
    boolean signIn = draft.type.isSignIn();
    return draft.user != null || signIn || scope == null ? draft.user : scope.user();
  }
}
