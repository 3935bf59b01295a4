// SPDX-License-Identifier: Apache-2.0

package io.telltale.capture;

import io.telltale.config.Configuration;
import io.telltale.config.Nearest;
import io.telltale.config.Problem;
import io.telltale.config.Rule;
import io.telltale.config.SyntaxException;
import io.telltale.config.Text;
import io.telltale.pointcut.MethodPattern;
import io.telltale.pointcut.Pointcut;
import io.telltale.pointcut.PointcutExpression;
import io.telltale.pointcut.PointcutParser;
import io.telltale.value.Expression;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Parses what a configuration says. A rule in which anything is wrong is left out and told; the
 * others stay.
 */
public final class RuleCompiler {

  private final Map<Pointcut, CompiledRule> byPointcut = new LinkedHashMap<>();
  private final Map<String, CompiledRule> byWoven = new HashMap<>();
  private final Map<String, String> wovenById = new HashMap<>();
  private final Map<String, List<CompiledRule>> atEndOf = new HashMap<>();
  private final List<CompiledRule> http = new ArrayList<>();
  private final List<CompiledRule> atEnd = new ArrayList<>();
  private final Set<String> kindsOfScopes = new HashSet<>();
  private final Set<String> meters = new HashSet<>(MeterNames.OF_EXPORTS);
  private final Map<String, Text> metersRead = new LinkedHashMap<>();
  private boolean watchesSessions;
  private final List<Problem> problems = new ArrayList<>();
  private final @Nullable Expression user;
  private final List<Expression> packUsers = new ArrayList<>();
  private final TrustedProxies trustedProxies;

  /** Compiles all rules. */
  public RuleCompiler(Configuration configuration) {
    this.user = new RuleTexts(problems).value(configuration.user());
    for (Text text : configuration.packUsers()) {
      Expression value = new RuleTexts(problems).value(text);
      if (value != null) {
        packUsers.add(value);
      }
    }
    this.trustedProxies = TrustedProxies.of(configuration.trustedProxies(), problems);
    for (Rule rule : configuration.rules()) {
      compile(rule);
    }
    if (!http.isEmpty() && !kindsOfScopes.contains(Scope.REQUEST)) {
      Text first = http.get(0).rule.https.get(0);
      problems.add(
          new Problem(
              first.position(),
              "nothing says what a request is: 'http' needs a pack or pointcut with a 'scope'"));
    }
    for (Map.Entry<String, Text> meter : metersRead.entrySet()) {
      if (!meters.contains(meter.getKey())) {
        problems.add(
            new Problem(
                meter.getValue().position(),
                "no pointcut counts '"
                    + meter.getKey()
                    + "'"
                    + Nearest.suggestion(meter.getKey(), meters)));
      }
    }
    for (CompiledRule rule : atEnd) {
      if (Collections.disjoint(rule.rule.ends, kindsOfScopes)) {
        String kind = rule.rule.ends.get(0);
        problems.add(
            new Problem(
                rule.rule.position,
                "nothing says what a "
                    + kind
                    + " is: 'end' needs a pack or pointcut with such a 'scope'"
                    + Nearest.suggestion(kind, kindsOfScopes)));
      }
    }
  }

  private void compile(Rule rule) {
    List<Problem> wrong = new ArrayList<>();
    RuleTexts texts = new RuleTexts(wrong);
    CompiledRule compiled = new CompiledRule(rule, texts);
    List<PointcutExpression> patterns = new ArrayList<>();
    for (Text execution : rule.executions) {
      try {
        PointcutExpression pattern = PointcutParser.parse(execution.value());
        for (MethodPattern method : pattern.methodPatterns()) {
          texts.refusePasswords(method);
        }
        patterns.add(pattern);
      } catch (SyntaxException e) {
        wrong.add(e.in(execution));
      }
    }
    if (!wrong.isEmpty()) {
      problems.addAll(wrong);
      return;
    }
    if (rule.meter != null) {
      meters.add(rule.meter);
    }
    metersRead.putAll(texts.meters());
    watchesSessions |= compiled.watchesSession;
    if (rule.scope != null) {
      kindsOfScopes.add(rule.scope);
    }
    if (compiled.isHttp()) {
      http.add(compiled);
    } else if (!rule.ends.isEmpty()) {
      for (String kind : rule.ends) {
        List<CompiledRule> its = atEndOf.get(kind);
        if (its == null) {
          its = new ArrayList<>();
          atEndOf.put(kind, its);
        }
        its.add(compiled);
      }
      atEnd.add(compiled);
    } else {
      Pointcut pointcut = new Pointcut(rule.id, patterns);
      byPointcut.put(pointcut, compiled);
      byWoven.put(woven(pointcut, compiled), compiled);
      wovenById.put(rule.id, woven(pointcut, compiled));
    }
  }

  /** What was wrong. */
  public List<Problem> problems() {
    return Collections.unmodifiableList(problems);
  }

  /** Where there is something to weave, the user's own first. */
  public Collection<Pointcut> pointcuts() {
    return Collections.unmodifiableSet(byPointcut.keySet());
  }

  /** How many rules were understood. */
  public int size() {
    return byPointcut.size() + atEnd.size() + http.size();
  }

  /** All of a pointcut that shows in woven code; null if it is none of these. */
  @Nullable String woven(Pointcut pointcut) {
    CompiledRule rule = byPointcut.get(pointcut);
    return rule == null ? null : woven(pointcut, rule);
  }

  /** What a pointcut of these means; null if it is none of them. */
  @Nullable CompiledRule rule(Pointcut pointcut) {
    return byPointcut.get(pointcut);
  }

  private static String woven(Pointcut pointcut, CompiledRule rule) {
    return pointcut
        + " "
        + rule.readsArgumentsOnEntry()
        + " "
        + rule.readsArgumentsOnExit()
        + (rule.meterForm == null ? "" : " " + rule.meterForm);
  }

  /** What code that was woven so means; null if it means nothing. */
  @Nullable CompiledRule ruleFor(String woven) {
    return byWoven.get(woven);
  }

  /** What a rule of these is by other ones, if the woven code fits both; else null. */
  @Nullable CompiledRule twin(CompiledRule rule, RuleCompiler others) {
    String woven = wovenById.get(rule.rule.id);
    return woven == null ? null : others.ruleFor(woven);
  }

  /**
   * The pointcuts of both that make a difference to any class: gone, new, in another place, or in
   * need of arguments that were not passed before.
   */
  public List<Pointcut> differences(RuleCompiler other) {
    List<Pointcut> different = new ArrayList<>(missingIn(other));
    different.addAll(other.missingIn(this));
    return different;
  }

  private List<Pointcut> missingIn(RuleCompiler other) {
    List<Pointcut> missing = new ArrayList<>();
    for (Map.Entry<Pointcut, CompiledRule> entry : byPointcut.entrySet()) {
      if (!other.byWoven.containsKey(woven(entry.getKey(), entry.getValue()))) {
        missing.add(entry.getKey());
      }
    }
    return missing;
  }

  /** The ids of the user's own pointcuts that have to be woven somewhere. */
  public List<String> ownPointcuts() {
    List<String> own = new ArrayList<>();
    for (Map.Entry<Pointcut, CompiledRule> entry : byPointcut.entrySet()) {
      if (entry.getValue().rule.pack == null) {
        own.add(entry.getKey().id());
      }
    }
    return own;
  }

  List<CompiledRule> http() {
    return http;
  }

  boolean watchesSessions() {
    return watchesSessions;
  }

  /** What is evaluated at the end of scopes, by their kind. */
  Map<String, List<CompiledRule>> atEndOf() {
    return atEndOf;
  }

  @Nullable Expression user() {
    return user;
  }

  List<Expression> packUsers() {
    return packUsers;
  }

  TrustedProxies trustedProxies() {
    return trustedProxies;
  }
}
