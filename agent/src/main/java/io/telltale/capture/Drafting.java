// SPDX-License-Identifier: Apache-2.0

package io.telltale.capture;

import io.telltale.event.EventType;
import io.telltale.event.Outcome;
import io.telltale.value.Condition;
import io.telltale.value.Expression;
import io.telltale.value.Listing;
import io.telltale.value.Root;
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

  /** A guess that cannot be checked is none. */
  boolean isIgnored(CompiledRule rule, Call call) {
    return rule.ignore != null
        && reader.holds(rule.ignore, call, rule.rule.id, "ignore", rule.rule.heuristic);
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
    draft.reason = reason(rule, call, outcome == Outcome.FAILURE);
    if (outcome == Outcome.FAILURE) {
      draft.errorType = errorType(call);
    } else {
      draft.repeatWindow = repeatWindow(rule, call);
    }
    for (Map.Entry<String, Expression> part : rule.volume.entrySet()) {
      Object value = plain(rule, part.getValue(), call, part.getKey());
      if (value != null && isVolume(part.getKey(), part.getValue(), value)) {
        draft.volume(part.getKey(), value);
      }
    }
    for (Map.Entry<String, Expression> field : rule.fields.entrySet()) {
      Object value = value(rule, field.getValue(), call, "fields." + field.getKey());
      if (value != null) {
        draft.field(field.getKey(), value);
      }
    }
    return draft;
  }

  /** An amount is a number; and nobody knows whether a meter at zero stands for none. */
  private static boolean isVolume(String key, Expression expression, Object value) {
    return !MeterNames.OF_EXPORTS.contains(key)
        || (value instanceof Long && ((Long) value != 0 || !expression.reads(Root.METER)));
  }

  /** Tells the outer call what an enriching rule knows, if it knows anything. */
  void enrich(Frame frame, Call call, Frame outer) {
    CompiledRule rule = frame.rule;
    if (isIgnored(rule, call)) {
      return;
    }
    String user = text(rule, rule.user, call, "user");
    String reason = reason(rule, call, true);
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

  private @Nullable String reason(CompiledRule rule, Call call, boolean failed) {
    for (Map.Entry<String, Condition> candidate : rule.reasons.entrySet()) {
      if (holds(rule, candidate.getValue(), call, "reason." + candidate.getKey())) {
        return candidate.getKey();
      }
    }
    String reason = text(rule, rule.reason, call, "reason");
    Throwable error = reason == null && failed ? error(call) : null;
    return error == null ? reason : reader.word(rule.rule.exceptions, error, rule.rule.id);
  }

  /** What the call ended with; or what it made, as the making of some exceptions says it all. */
  private static @Nullable Throwable error(Call call) {
    Throwable thrown = call.thrown();
    Object self = call.self();
    return thrown == null && self instanceof Throwable ? (Throwable) self : thrown;
  }

  /** Of what was thrown or, at its constructor, is about to be. */
  private static @Nullable String errorType(Call call) {
    Throwable error = error(call);
    return error == null ? null : error.getClass().getName();
  }

  private long repeatWindow(CompiledRule rule, Call call) {
    boolean applies = rule.repeatWhen == null || holds(rule, rule.repeatWhen, call, "once.when");
    return applies ? rule.rule.repeatWindow : 0;
  }

  /** The object that a rule is about. */
  @Nullable Object carrier(CompiledRule rule, Call call) {
    return object(rule, rule.carrier, call, rule.rule.kind.name());
  }

  @Nullable Object object(
      CompiledRule rule, @Nullable Expression expression, Call call, String what) {
    return reader.object(expression, call, rule.rule.id, what);
  }

  boolean holds(CompiledRule rule, Condition condition, Call call, String what) {
    return reader.holds(condition, call, rule.rule.id, what, false);
  }

  private @Nullable String text(
      CompiledRule rule, @Nullable Expression expression, Call call, String what) {
    return reader.text(expression, call, rule.rule.id, what);
  }

  @Nullable Object plain(
      CompiledRule rule, @Nullable Expression expression, Call call, String what) {
    return reader.plain(expression, call, rule.rule.id, what);
  }

  /** The same, in which a listing stays one. */
  private @Nullable Object value(CompiledRule rule, Expression expression, Call call, String what) {
    Object object = reader.object(expression, call, rule.rule.id, what);
    return object instanceof Listing ? object : reader.plain(object, rule.rule.id, what);
  }

  /** How much a call adds to its meter; nothing if it threw. */
  long amount(CompiledRule rule, Call call) {
    if (call.thrown() != null || isIgnored(rule, call)) {
      return 0;
    }
    Object amount = rule.add == null ? Long.valueOf(1) : plain(rule, rule.add, call, "add");
    return amount instanceof Long ? (Long) amount : 0;
  }
}
