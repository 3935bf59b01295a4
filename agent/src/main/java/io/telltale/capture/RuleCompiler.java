// SPDX-License-Identifier: Apache-2.0

package io.telltale.capture;

import io.telltale.config.Configuration;
import io.telltale.config.Problem;
import io.telltale.config.Rule;
import io.telltale.config.SyntaxException;
import io.telltale.config.Text;
import io.telltale.pointcut.MethodPattern;
import io.telltale.pointcut.MethodPatternParser;
import io.telltale.pointcut.Pointcut;
import io.telltale.value.Expression;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Parses what a configuration says. A rule in which anything is wrong is left out and told; the
 * others stay.
 */
public final class RuleCompiler {

  private final Map<Pointcut, CompiledRule> byPointcut = new LinkedHashMap<>();
  private final List<CompiledRule> atRequestEnd = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final @Nullable Expression user;
  private final TrustedProxies trustedProxies;

  /** Compiles all rules. */
  public RuleCompiler(Configuration configuration) {
    this.user = new RuleTexts(problems).value(configuration.user());
    this.trustedProxies = TrustedProxies.of(configuration.trustedProxies(), problems);
    for (Rule rule : configuration.rules()) {
      compile(rule);
    }
  }

  private void compile(Rule rule) {
    List<Problem> wrong = new ArrayList<>();
    CompiledRule compiled = new CompiledRule(rule, new RuleTexts(wrong));
    List<MethodPattern> patterns = new ArrayList<>();
    for (Text execution : rule.executions) {
      try {
        patterns.add(MethodPatternParser.parse(execution.value()));
      } catch (SyntaxException e) {
        wrong.add(e.in(execution));
      }
    }
    if (!wrong.isEmpty()) {
      problems.addAll(wrong);
    } else if (rule.atRequestEnd) {
      atRequestEnd.add(compiled);
    } else {
      byPointcut.put(new Pointcut(rule.id, patterns), compiled);
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
    return byPointcut.size() + atRequestEnd.size();
  }

  CompiledRule rule(Pointcut pointcut) {
    CompiledRule rule = byPointcut.get(pointcut);
    if (rule == null) {
      throw new IllegalArgumentException(pointcut.id());
    }
    return rule;
  }

  List<CompiledRule> atRequestEnd() {
    return atRequestEnd;
  }

  @Nullable Expression user() {
    return user;
  }

  TrustedProxies trustedProxies() {
    return trustedProxies;
  }
}
