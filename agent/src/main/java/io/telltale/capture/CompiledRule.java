// SPDX-License-Identifier: Apache-2.0

package io.telltale.capture;

import io.telltale.config.Rule;
import io.telltale.config.Text;
import io.telltale.event.EventType;
import io.telltale.event.Outcome;
import io.telltale.pointcut.HttpPattern;
import io.telltale.value.Condition;
import io.telltale.value.Expression;
import io.telltale.value.Root;
import io.telltale.weave.MeterForm;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A rule whose texts have been parsed. Immutable; made by {@link RuleCompiler}. */
final class CompiledRule {

  /** The event's name that becomes one of two types by its outcome. */
  private static final String LOGIN = "login";

  final Rule rule;
  final List<HttpPattern> https;
  final @Nullable EventType type;
  final @Nullable String group;
  private final @Nullable String inside;
  private final @Nullable String includes;
  final @Nullable Condition success;
  final @Nullable Condition failure;
  final @Nullable Condition ignore;
  final @Nullable Condition repeatWhen;
  final @Nullable Expression user;
  final @Nullable Expression session;
  final @Nullable Expression resource;
  final @Nullable Expression reason;
  final Map<String, Condition> reasons;
  final Map<String, Expression> fields;
  final Map<String, Expression> before;
  final Map<String, Expression> volume;
  final Map<String, Expression> context;
  final @Nullable Condition resumes;
  final @Nullable Expression carrier;
  final @Nullable Expression add;

  /** The number of its meter; -1 for none. */
  final int meter;

  private final boolean describesRequest;

  /** How much it adds to its meter, where woven code can say so. */
  final @Nullable MeterForm meterForm;

  /** Names of the context with an argument in the place of the {@code ?}. */
  private final Map<String, Expression> filled = new ConcurrentHashMap<>();

  /** Whether the session's id has to be read when a request begins. */
  final boolean watchesSession;

  CompiledRule(Rule rule, RuleTexts texts) {
    this.rule = rule;
    this.https = texts.requests(rule.https);
    String event = rule.event;
    this.type = event == null || LOGIN.equals(event) ? null : EventType.named(event);
    this.group = group(event);
    this.inside = group(rule.inside);
    this.includes = group(rule.includes);
    this.success = texts.condition(rule.success);
    this.failure = texts.condition(rule.failure);
    this.ignore = texts.condition(rule.ignore);
    this.repeatWhen = texts.condition(rule.repeatWhen);
    this.user = texts.value(rule.user);
    this.session = texts.value(rule.session);
    this.resource = texts.value(rule.resource);
    this.reason = texts.value(rule.reason);
    this.reasons = texts.conditions(rule.reasons);
    this.fields = texts.fields(rule.fields);
    this.before = texts.values(rule.before);
    this.volume = texts.values(rule.volume);
    this.context = texts.definitions(rule.context);
    this.describesRequest = describesRequest(context);
    this.resumes = texts.condition(rule.resumes);
    this.carrier = texts.value(rule.carrier);
    this.add = texts.value(rule.add);
    this.meter = rule.meter == null ? -1 : MeterNames.number(rule.meter);
    this.meterForm = rule.meter == null ? null : MeterForm.of(text(rule.add), text(rule.ignore));
    this.watchesSession = isSignInByRequest() || texts.nameSessionChange();
  }

  private static @Nullable String text(@Nullable Text text) {
    return text == null ? null : text.value();
  }

  /** What a name of the scope's context leads to; null if it is not defined. */
  @Nullable Expression definition(String name, @Nullable Object argument) {
    Expression open = context.get(name);
    if (open == null || argument == null) {
      return open;
    }
    String call = name + '(' + argument + ')';
    Expression known = filled.get(call);
    if (known == null) {
      known = open.with(argument);
      filled.put(call, known);
    }
    return known;
  }

  /** Whether the scope says anything of a request. */
  boolean describesRequest() {
    return describesRequest;
  }

  private static boolean describesRequest(Map<String, Expression> context) {
    for (String name : context.keySet()) {
      if (name.startsWith("request") || name.startsWith("session")) {
        return true;
      }
    }
    return false;
  }

  boolean isEnriching() {
    return rule.kind == Rule.Kind.ENRICHES;
  }

  private static @Nullable String group(@Nullable String event) {
    return event == null || LOGIN.equals(event) ? event : EventType.named(event).group();
  }

  /** The kind of happening that its calls tell of, or that is about what is told inside. */
  @Nullable String kind() {
    return group == null ? inside : group;
  }

  /** Whether what is told of such a happening inside its calls goes to these. */
  boolean takes(String kind) {
    return !isEnriching() && (kind.equals(kind()) || kind.equals(includes));
  }

  boolean isGathering() {
    return rule.kind == Rule.Kind.GATHERS;
  }

  /** Whether its calls gather what that one closes. */
  boolean gathersFor(CompiledRule closing) {
    return isGathering() && Objects.equals(inside, closing.inside);
  }

  /** Whether it says who is signed in, instead of making events. */
  boolean enrichesRequest() {
    return isEnriching() && Scope.REQUEST.equals(group);
  }

  /** Whether what it is about may begin there. */
  boolean isAbout(Root root) {
    return carrier != null && carrier.reads(root);
  }

  /** Whether it is there around all that the call does, whichever rule is written first. */
  boolean comesFirst() {
    return rule.kind == Rule.Kind.SCOPE
        || rule.kind == Rule.Kind.ENTERS
        || rule.kind == Rule.Kind.LEAVES;
  }

  /** Whether the carrier is the word {@code null}: nobody's scope. */
  boolean isAboutNothing() {
    return rule.carrier != null && rule.carrier.value().trim().equals("null");
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
    switch (rule.kind) {
      case SCOPE:
        return true;
      case EVENT:
      case ENRICHES:
        return anyReadsArguments(before.values());
      case METER:
      case SUSPENDS:
        return false;
      default:
        return readsArguments(carrier) || readsArguments(ignore);
    }
  }

  boolean readsArgumentsOnExit() {
    switch (rule.kind) {
      case METER:
        return readsArguments(add) || readsArguments(ignore);
      case EVENT:
      case ENRICHES:
        return anyReadsArguments(fields.values())
            || anyReadsArguments(volume.values())
            || anyConditionReadsArguments(reasons.values())
            || readsArguments(user)
            || readsArguments(session)
            || readsArguments(resource)
            || readsArguments(reason)
            || readsArguments(success)
            || readsArguments(failure)
            || readsArguments(ignore)
            || readsArguments(repeatWhen);
      case SUSPENDS:
        return readsArguments(carrier) || readsArguments(ignore);
      default:
        return isAbout(Root.RETURN) && readsArguments(ignore);
    }
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
