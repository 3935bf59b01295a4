// SPDX-License-Identifier: Apache-2.0

package io.telltale.pointcut;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a rule applies: any of its expressions. */
public final class Pointcut {

  private final String id;
  private final List<PointcutExpression> expressions;

  public Pointcut(String id, List<? extends PointcutExpression> expressions) {
    this.id = id;
    this.expressions = Collections.unmodifiableList(new ArrayList<>(expressions));
  }

  public String id() {
    return id;
  }

  /** Any of which may match. */
  public List<PointcutExpression> expressions() {
    return expressions;
  }

  /** The names of which a method must have one to be meant; null where it needs none of some. */
  public @Nullable Set<String> methodNames() {
    Set<String> names = new HashSet<>();
    for (PointcutExpression expression : expressions) {
      Wanted wanted = expression.wanted();
      if (!wanted.regions.isEmpty() || !wanted.mentions.isEmpty()) {
        return null;
      }
      for (NamePattern name : wanted.methods) {
        if (!name.isExact()) {
          return null;
        }
        names.add(name.text());
      }
    }
    return names;
  }

  /** Whether the method, declared in that type, is meant. */
  public boolean matches(TypeView type, MethodView method) {
    for (PointcutExpression expression : expressions) {
      if (expression.matches(type, method)) {
        return true;
      }
    }
    return false;
  }

  /** The id and what it matches. */
  @Override
  public String toString() {
    return id + expressions;
  }
}
