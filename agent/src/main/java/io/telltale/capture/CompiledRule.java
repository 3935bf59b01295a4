// SPDX-License-Identifier: Apache-2.0

package io.telltale.capture;

import io.telltale.config.Rule;
import io.telltale.event.EventType;
import io.telltale.event.Outcome;
import io.telltale.pointcut.HttpPattern;
import io.telltale.value.Condition;
import io.telltale.value.Expression;
import io.telltale.value.Root;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A rule whose texts have been parsed. Immutable; made by {@link RuleCompiler}. */
final class CompiledRule {

  /** The event's name that becomes one of two types by its outcome. */
  private static final String LOGIN = "login";

  /** What is enriched by a rule that says who is signed in. */
  private static final String REQUEST = "request";

  final Rule rule;
  final List<HttpPattern> https;
  final @Nullable EventType type;
  final @Nullable String group;
  final @Nullable String gathers;
  final @Nullable String closes;
  final @Nullable String silences;
  private final @Nullable String includes;
  final @Nullable Condition success;
  final @Nullable Condition failure;
  final @Nullable Condition ignore;
  final @Nullable Condition repeatWhen;
  final @Nullable Expression user;
  final @Nullable Expression session;
  final @Nullable Expression resource;
  final @Nullable Expression rows;
  final @Nullable Expression reason;
  final Map<String, Condition> reasons;
  final Map<String, Expression> fields;
  final Map<String, Expression> before;
  final Map<String, Expression> context;

  /** Whether the session's id has to be read when a request begins. */
  final boolean watchesSession;

  CompiledRule(Rule rule, RuleTexts texts) {
    this.rule = rule;
    this.https = texts.requests(rule.https);
    boolean login = LOGIN.equals(rule.event);
    this.type = rule.event == null || login ? null : EventType.named(rule.event);
    this.group = login ? LOGIN : type == null ? null : type.group();
    this.gathers = group(rule.gathers);
    this.closes = group(rule.closes);
    this.silences = group(rule.silences);
    this.includes = group(rule.includes);
    this.success = texts.condition(rule.success);
    this.failure = texts.condition(rule.failure);
    this.ignore = texts.condition(rule.ignore);
    this.repeatWhen = texts.condition(rule.repeatWhen);
    this.user = texts.value(rule.user);
    this.session = texts.value(rule.session);
    this.resource = texts.value(rule.resource);
    this.rows = texts.value(rule.rows);
    this.reason = texts.value(rule.reason);
    this.reasons = texts.conditions(rule.reasons);
    this.fields = texts.values(rule.fields);
    this.before = texts.values(rule.before);
    this.context = texts.values(rule.context);
    this.watchesSession = isSignInByRequest() || texts.nameSessionChange();
  }

  private static @Nullable String group(@Nullable String event) {
    return event == null || LOGIN.equals(event) ? event : EventType.named(event).group();
  }

  /** The kind of happening that its calls tell of or gather. */
  @Nullable String kind() {
    return group == null ? gathers : group;
  }

  /** Whether what is told of such a happening inside its calls goes to these. */
  boolean takes(String kind) {
    return !rule.enriches
        && (kind.equals(kind()) || kind.equals(silences) || kind.equals(includes));
  }

  /** Whether it says who is signed in, instead of making events. */
  boolean enrichesRequest() {
    return rule.enriches && REQUEST.equals(group);
  }

  /** Whether it decides on entry, by its {@code ignore}, if the call is of any interest. */
  boolean ignoresOnEntry() {
    return rule.opensRequest || gathers != null || closes != null || silences != null;
  }

  boolean isHttp() {
    return !rule.https.isEmpty();
  }

  /** Whether the end of the request has to tell how a sign-in went. */
  boolean isSignInByRequest() {
    return isHttp() && LOGIN.equals(group) && success == null && failure == null;
  }

  /** The type of an event with that outcome; null if such an outcome is no event of this rule. */
  @Nullable EventType typeFor(Outcome outcome) {
    if (LOGIN.equals(group) && type == null) {
      return outcome == Outcome.SUCCESS ? EventType.LOGIN_SUCCESS : EventType.LOGIN_FAILURE;
    }
    if (type == null) {
      return null;
    }
    Outcome fixed = type.fixedOutcome();
    return fixed == null || fixed == outcome ? type : null;
  }

  /** The outcome when the rule has no condition that tells. */
  Outcome defaultOutcome(boolean threw) {
    boolean alwaysFailure = type != null && type.fixedOutcome() == Outcome.FAILURE;
    return threw || alwaysFailure ? Outcome.FAILURE : Outcome.SUCCESS;
  }

  boolean readsArgumentsOnEntry() {
    return rule.opensRequest
        || anyReadsArguments(before.values())
        || (ignoresOnEntry() && readsArguments(ignore));
  }

  boolean readsArgumentsOnExit() {
    return anyReadsArguments(fields.values())
        || anyConditionReadsArguments(reasons.values())
        || readsArguments(user)
        || readsArguments(session)
        || readsArguments(resource)
        || readsArguments(rows)
        || readsArguments(reason)
        || readsArguments(success)
        || readsArguments(failure)
        || (!ignoresOnEntry() && readsArguments(ignore))
        || readsArguments(repeatWhen);
  }

  private static boolean anyReadsArguments(Collection<Expression> expressions) {
    for (Expression expression : expressions) {
      if (readsArguments(expression)) {
        return true;
      }
    }
    return false;
  }

  private static boolean anyConditionReadsArguments(Collection<Condition> conditions) {
    for (Condition condition : conditions) {
      if (readsArguments(condition)) {
        return true;
      }
    }
    return false;
  }

  private static boolean readsArguments(@Nullable Expression expression) {
    return expression != null && expression.reads(Root.ARGS);
  }

  private static boolean readsArguments(@Nullable Condition condition) {
    return condition != null && condition.reads(Root.ARGS);
  }
}
