// SPDX-License-Identifier: Apache-2.0

package io.telltale.capture;

import io.telltale.diagnostics.Diagnostics;
import io.telltale.event.EventType;
import io.telltale.event.Outcome;
import io.telltale.event.SecurityEvent;
import io.telltale.hook.TelltaleHook;
import io.telltale.value.Expression;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns entries and exits of woven methods into scopes, counts and events. Shared by all sites. */
final class Recorder {

  private final RuleCompiler rules;
  private final Diagnostics diagnostics;
  private final EventSink sink;
  private final Drafting drafting;
  private final Telling telling;
  private final Scopes scopes;
  private final Carrying carrying;

  Recorder(RuleCompiler rules, EventSink sink, Diagnostics diagnostics) {
    Reader reader = new Reader(diagnostics);
    this.rules = rules;
    this.diagnostics = diagnostics;
    this.sink = sink;
    this.drafting = new Drafting(reader);
    this.telling = new Telling(rules, drafting, sink);
    this.scopes =
        new Scopes(
            new RequestReading(reader, rules.user(), rules.packUsers(), rules.trustedProxies()),
            drafting,
            telling,
            rules.watchesSessions());
    this.carrying = new Carrying(drafting, telling, diagnostics);
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
    switch (rule.rule.kind) {
      case SCOPE:
        return scopes.open(site, rule, state, self, arguments);
      case METER:
        return count(site, rule, state);
      case ENRICHES:
        if (rule.enrichesRequest() && state.scope() == null) {
          return null;
        }
        return watch(site, rule, state, self, arguments);
      case EVENT:
        return watch(site, rule, state, self, arguments);
      case GATHERS:
      case SILENCES:
        return isIgnored(rule, state, self, arguments)
            ? null
            : watch(site, rule, state, self, arguments);
      case CLOSES:
        if (!isIgnored(rule, state, self, arguments)) {
          telling.close(rule, state);
        }
        return null;
      default:
        return carrying.enter(site, rule, state, self, arguments);
    }
  }

  private Frame watch(
      Site site,
      CompiledRule rule,
      ThreadState state,
      @Nullable Object self,
      @Nullable Object @Nullable [] arguments) {
    Frame frame = new Frame(site, asEnclosing(rule, state.top), state.top);
    if (!rule.before.isEmpty()) {
      frame.before = readBefore(rule, state, self, arguments);
    }
    state.top = frame;
    return frame;
  }

  private static @Nullable Frame count(Site site, CompiledRule rule, ThreadState state) {
    Counter counter = state.counter(rule.meter);
    if (counter == null || !counter.begin()) {
      return null;
    }
    Frame frame = new Frame(site, rule, state.top);
    frame.counter = counter;
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

  /** Read on entry where it decides what the call is. */
  private boolean isIgnored(
      CompiledRule rule,
      ThreadState state,
      @Nullable Object self,
      @Nullable Object @Nullable [] arguments) {
    if (rule.ignore == null) {
      return false;
    }
    Call call = Call.of(self, arguments, Telling.view(state.scope()));
    state.reading = true;
    try {
      return drafting.isIgnored(rule, call);
    } finally {
      state.reading = false;
    }
  }

  private Map<String, Object> readBefore(
      CompiledRule rule,
      ThreadState state,
      @Nullable Object self,
      @Nullable Object @Nullable [] arguments) {
    Map<String, Object> values = new LinkedHashMap<>();
    Call call = Call.of(self, arguments, Telling.view(state.scope()));
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
      if (frame.opened != null) {
        scopes.leave(frame.opened, thrown);
        return;
      }
      Scope scope = state.scope();
      Call call =
          new Call(frame.site, self, arguments, result, thrown, frame.before, Telling.view(scope));
      switch (frame.rule.rule.kind) {
        case METER:
          if (frame.counter != null) {
            TelltaleHook.counted(frame.counter, drafting.amount(frame.rule, call));
          }
          break;
        case EVENT:
        case ENRICHES:
        case GATHERS:
        case SILENCES:
          telling.tell(frame, call, scope);
          break;
        default:
          carrying.exit(frame, state, call);
      }
    } finally {
      state.reading = false;
    }
  }
}
