// SPDX-License-Identifier: Apache-2.0

package io.telltale.capture;

import io.telltale.event.EventType;
import io.telltale.event.Outcome;
import io.telltale.value.Condition;
import io.telltale.value.Expression;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads from one call what its rule asks for. */
final class Drafting {

  private final Reader reader;
  private final Endings endings;

  Drafting(Reader reader) {
    this.reader = reader;
    this.endings = new Endings(reader);
  }

  boolean isIgnored(CompiledRule rule, Call call) {
    return rule.ignore != null && holds(rule, rule.ignore, call, "ignore");
  }

  /** What the call tells by itself; null if it is no happening. */
  @Nullable Draft draft(CompiledRule rule, Call call) {
    if (isIgnored(rule, call)) {
      return null;
    }
    Outcome outcome = outcome(rule, call);
    EventType type = outcome == null ? null : rule.typeFor(outcome);
    if (outcome == null || type == null) {
      return null;
    }
    Draft draft = new Draft(rule, type, outcome);
    draft.user = text(rule, rule.user, call, "user");
    draft.session = text(rule, rule.session, call, "session");
    draft.resource = text(rule, rule.resource, call, "resource");
    draft.reason = reason(rule, call);
    if (outcome == Outcome.FAILURE) {
      draft.errorType = errorType(call);
    } else {
      draft.repeatWindow = repeatWindow(rule, call);
    }
    Object rows = plain(rule, rule.rows, call, "rows");
    if (rows instanceof Long) {
      draft.rows = (Long) rows;
    }
    for (Map.Entry<String, Expression> field : rule.fields.entrySet()) {
      Object value = plain(rule, field.getValue(), call, "fields." + field.getKey());
      if (value != null) {
        draft.field(field.getKey(), value);
      }
    }
    return draft;
  }

  /** Tells the outer call what an enriching rule knows, if it knows anything. */
  void enrich(Frame frame, Call call, Frame outer) {
    CompiledRule rule = frame.rule;
    if (isIgnored(rule, call)) {
      return;
    }
    String user = text(rule, rule.user, call, "user");
    String reason = reason(rule, call);
    if (user != null || reason != null) {
      outer.enrich(rule.rule.mechanism, user, reason, reason == null ? null : errorType(call));
    }
  }

  private @Nullable Outcome outcome(CompiledRule rule, Call call) {
    if (rule.isSignInByRequest()) {
      return endings.ofLogin(rule, call);
    }
    boolean threw = rule.isHttp() ? endings.failed(rule, call) : call.thrown() != null;
    if (rule.failure == null && rule.success == null) {
      return rule.defaultOutcome(threw);
    }
    if (rule.success != null && holds(rule, rule.success, call, "success")) {
      return Outcome.SUCCESS;
    }
    if (rule.failure == null || holds(rule, rule.failure, call, "failure")) {
      return Outcome.FAILURE;
    }
    return rule.success == null ? (threw ? Outcome.FAILURE : Outcome.SUCCESS) : null;
  }

  private @Nullable String reason(CompiledRule rule, Call call) {
    for (Map.Entry<String, Condition> candidate : rule.reasons.entrySet()) {
      if (holds(rule, candidate.getValue(), call, "reason." + candidate.getKey())) {
        return candidate.getKey();
      }
    }
    return text(rule, rule.reason, call, "reason");
  }

  /** Of what was thrown or, at its constructor, is about to be. */
  private static @Nullable String errorType(Call call) {
    Object thrown = call.thrown() != null ? call.thrown() : call.self();
    return thrown instanceof Throwable ? thrown.getClass().getName() : null;
  }

  private long repeatWindow(CompiledRule rule, Call call) {
    boolean applies = rule.repeatWhen == null || holds(rule, rule.repeatWhen, call, "once.when");
    return applies ? rule.rule.repeatWindow : 0;
  }

  private boolean holds(CompiledRule rule, Condition condition, Call call, String what) {
    return reader.holds(condition, call, rule.rule.id, what);
  }

  private @Nullable String text(
      CompiledRule rule, @Nullable Expression expression, Call call, String what) {
    return reader.text(expression, call, rule.rule.id, what);
  }

  @Nullable Object plain(
      CompiledRule rule, @Nullable Expression expression, Call call, String what) {
    return reader.plain(expression, call, rule.rule.id, what);
  }
}
