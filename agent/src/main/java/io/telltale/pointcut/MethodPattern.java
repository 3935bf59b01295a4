// SPDX-License-Identifier: Apache-2.0

package io.telltale.pointcut;

import java.lang.reflect.Modifier;
import java.util.List;

/**
 * AspectJ's {@code execution} pattern.
 *
 * <p>As with AspectJ, the declaring type stands for the methods that override its own too: {@code
 * void Runnable.run()} is every {@code run()} of a {@code Runnable}. A {@code +} adds methods that
 * only the subtypes have.
 */
public final class MethodPattern {

  private final String text;
  private final int required;
  private final int forbidden;
  private final TypePattern returnType;
  private final TypePattern declaring;
  private final NamePattern name;
  private final Parameters parameters;

  MethodPattern(
      String text,
      int required,
      int forbidden,
      TypePattern returnType,
      TypePattern declaring,
      NamePattern name,
      Parameters parameters) {
    this.text = text;
    this.required = required;
    this.forbidden = forbidden;
    this.returnType = returnType;
    this.declaring = declaring;
    this.name = name;
    this.parameters = parameters;
  }

  NamePattern name() {
    return name;
  }

  TypePattern declaring() {
    return declaring;
  }

  /** Whether the method, declared in that type, is meant. */
  public boolean matches(TypeView type, MethodView method) {
    int modifiers = method.modifiers();
    return name.matches(method.name())
        && (modifiers & required) == required
        && (modifiers & forbidden) == 0
        && parameters.matches(method.parameterTypes())
        && returnType.matches(method.returnType())
        && (declaring.matches(type) || overrides(type, method));
  }

  private boolean overrides(TypeView type, MethodView method) {
    if ((method.modifiers() & (Modifier.PRIVATE | Modifier.STATIC)) != 0) {
      return false;
    }
    for (TypeView ancestor : Ancestors.of(type)) {
      if (declaring.matchesName(ancestor.name()) && declares(ancestor, method)) {
        return true;
      }
    }
    return false;
  }

  private static boolean declares(TypeView type, MethodView method) {
    for (MethodView candidate : type.methods()) {
      if (candidate.name().equals(method.name())
          && (candidate.modifiers() & (Modifier.PRIVATE | Modifier.STATIC)) == 0
          && sameTypes(candidate.parameterTypes(), method.parameterTypes())) {
        return true;
      }
    }
    return false;
  }

  private static boolean sameTypes(List<TypeView> a, List<TypeView> b) {
    if (a.size() != b.size()) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      if (!a.get(i).name().equals(b.get(i).name())) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return text;
  }
}
