// SPDX-License-Identifier: Apache-2.0

package io.telltale.capture;

import io.telltale.diagnostics.Diagnostics;
import io.telltale.event.EventType;
import io.telltale.event.Outcome;
import io.telltale.event.SecurityEvent;
import io.telltale.value.Expression;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns entries and exits of woven methods into events. Shared by all sites. */
final class Recorder {

  private final RuleCompiler rules;
  private final Diagnostics diagnostics;
  private final EventSink sink;
  private final RequestReading requests;
  private final Drafting drafting;
  private final Telling telling;
  private final HttpRules http;
  private final List<CompiledRule> atRequestEnd;
  private final boolean watchesSessions;

  Recorder(RuleCompiler rules, EventSink sink, Diagnostics diagnostics) {
    Reader reader = new Reader(diagnostics);
    this.rules = rules;
    this.diagnostics = diagnostics;
    this.sink = sink;
    this.requests =
        new RequestReading(reader, rules.user(), rules.packUsers(), rules.trustedProxies());
    this.drafting = new Drafting(reader);
    this.telling = new Telling(sink);
    this.http = new HttpRules(rules.http());
    this.atRequestEnd = rules.atRequestEnd();
    this.watchesSessions = rules.watchesSessions();
  }

  void failed(String method, Throwable t) {
    diagnostics.count("evaluating " + method, t);
  }

  /** Says that a site does nothing from now on. */
  void disabled(String method, CompiledRule[] rules, String why) {
    SecurityEvent.Builder event =
        SecurityEvent.builder(
                EventType.POINTCUT_DISABLED, Outcome.UNKNOWN, System.currentTimeMillis())
            .reason(why)
            .resource(method);
    List<String> ids = new ArrayList<>();
    for (CompiledRule rule : rules) {
      ids.add(rule.rule.id);
    }
    event.pointcut(String.join(" ", ids));
    diagnostics.count("disabled until the configuration changes (" + why + "): " + method);
    sink.offer(event.build());
  }

  /** Opens a frame, or gives null where there is nothing to do at the call's end. */
  @Nullable Frame enter(
      Site site,
      CompiledRule rule,
      ThreadState state,
      @Nullable Object self,
      @Nullable Object @Nullable [] arguments) {
    if (rule.rule.opensRequest && state.request != null) {
      return null; // the container's entry, or an outer filter, has opened it
    }
    if (rule.enrichesRequest() && state.request == null) {
      return null;
    }
    if (rule.ignoresOnEntry() && isIgnored(rule, state, self, arguments)) {
      return null;
    }
    if (rule.closes != null) {
      telling.close(rule.closes, state);
      return null;
    }
    Frame frame = new Frame(site, asEnclosing(rule, state.top), state.top);
    if (rule.rule.opensRequest) {
      state.request = open(rule, state, self, arguments);
      frame.opensRequest = true;
    } else if (!rule.before.isEmpty()) {
      frame.before = readBefore(rule, state, self, arguments);
    }
    state.top = frame;
    return frame;
  }

  /** What goes into one event is of one configuration, though it changes between the calls. */
  private CompiledRule asEnclosing(CompiledRule rule, @Nullable Frame top) {
    for (Frame frame = top; frame != null; frame = frame.parent) {
      Recorder its = frame.site.recorder();
      String group = frame.rule.group;
      if (its != this && group != null) {
        CompiledRule twin = rules.twin(rule, its.rules);
        if (twin != null && (group.equals(twin.group) || group.equals(rule.group))) {
          return twin;
        }
      }
    }
    return rule;
  }

  private RequestScope open(
      CompiledRule rule,
      ThreadState state,
      @Nullable Object self,
      @Nullable Object @Nullable [] arguments) {
    RequestScope scope = new RequestScope(rule, requests, self, arguments);
    if (watchesSessions) {
      state.reading = true;
      try {
        scope.watchSession();
      } finally {
        state.reading = false;
      }
    }
    return scope;
  }

  /** Read on entry where it decides what the call is. */
  private boolean isIgnored(
      CompiledRule rule,
      ThreadState state,
      @Nullable Object self,
      @Nullable Object @Nullable [] arguments) {
    if (rule.ignore == null) {
      return false;
    }
    state.reading = true;
    try {
      return drafting.isIgnored(rule, entered(state, self, arguments));
    } finally {
      state.reading = false;
    }
  }

  private static Call entered(
      ThreadState state, @Nullable Object self, @Nullable Object @Nullable [] arguments) {
    return new Call(
        self, arguments, null, null, Collections.<String, Object>emptyMap(), state.request);
  }

  private Map<String, Object> readBefore(
      CompiledRule rule,
      ThreadState state,
      @Nullable Object self,
      @Nullable Object @Nullable [] arguments) {
    Map<String, Object> values = new LinkedHashMap<>();
    Call call = entered(state, self, arguments);
    state.reading = true;
    try {
      for (Map.Entry<String, Expression> entry : rule.before.entrySet()) {
        Object value = drafting.plain(rule, entry.getValue(), call, "before." + entry.getKey());
        if (value != null) {
          values.put(entry.getKey(), value);
        }
      }
    } finally {
      state.reading = false;
    }
    return values;
  }

  /** Evaluates a frame whose call has ended. */
  void exit(
      Frame frame,
      ThreadState state,
      @Nullable Object self,
      @Nullable Object @Nullable [] arguments,
      @Nullable Object result,
      @Nullable Throwable thrown) {
    state.reading = true;
    try {
      if (frame.opensRequest) {
        endRequest(state, thrown);
      } else {
        Call call = new Call(self, arguments, result, thrown, frame.before, state.request);
        tell(frame, call, state);
      }
    } finally {
      state.reading = false;
    }
  }

  private void tell(Frame frame, Call call, ThreadState state) {
    if (frame.rule.enrichesRequest()) {
      if (state.request != null) {
        state.request.learned(frame.rule, call);
      }
      return;
    }
    if (frame.rule.gathers != null) {
      telling.gathered(frame, state.request);
      return;
    }
    Frame outer = frame.outer();
    if (frame.rule.rule.enriches) {
      if (outer != null) {
        drafting.enrich(frame, call, outer);
      }
      return;
    }
    if (frame.rule.silences != null) {
      return;
    }
    Draft draft = drafting.draft(frame.rule, call);
    if (draft != null && frame.rule.rule.fallback && hasTold(state.request, frame.rule.group)) {
      return;
    }
    draft = draft == null ? frame.inner() : draft;
    if (draft != null) {
      frame.complete(draft);
      telling.tell(draft, outer, state.request);
    } else if (outer != null) {
      outer.absorb(frame);
    }
  }

  private static boolean hasTold(@Nullable RequestScope request, @Nullable String group) {
    return request != null && group != null && request.hasTold(group);
  }

  private void endRequest(ThreadState state, @Nullable Throwable thrown) {
    RequestScope request = state.request;
    if (request == null) {
      return;
    }
    Map<String, Object> nothing = Collections.emptyMap();
    Call call = new Call(null, null, null, thrown, nothing, request);
    for (CompiledRule rule : http.matching(request)) {
      if (!hasTold(request, rule.group)) {
        tellAtEnd(rule, call, request);
      }
    }
    call = new Call(null, null, null, null, nothing, request);
    for (CompiledRule rule : atRequestEnd) {
      tellAtEnd(rule, call, request);
    }
  }

  private void tellAtEnd(CompiledRule rule, Call call, RequestScope request) {
    if (rule.rule.fallback && request.failureReported()) {
      return;
    }
    Draft draft = drafting.draft(rule, call);
    if (draft != null) {
      telling.emit(draft, request, true);
    }
  }
}
