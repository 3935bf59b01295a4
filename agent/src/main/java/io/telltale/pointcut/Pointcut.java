// SPDX-License-Identifier: Apache-2.0

package io.telltale.pointcut;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

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
