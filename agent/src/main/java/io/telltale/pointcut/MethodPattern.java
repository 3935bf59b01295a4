// SPDX-License-Identifier: Apache-2.0

package io.telltale.pointcut;

import java.lang.reflect.Modifier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * AspectJ's {@code execution} pattern.
 *
 * <p>As with AspectJ, the declaring type stands for the methods that override its own too: {@code
 * void Runnable.run()} is every {@code run()} of a {@code Runnable}. What else the pattern says is
 * then asked of the method as that type has it. A {@code +} adds methods that only subtypes have.
 */
public final class MethodPattern implements PointcutExpression {

  static final String CONSTRUCTOR = "<init>";

  private final String text;
  private final @Nullable AnnotationPattern annotation;
  private final int required;
  private final int forbidden;
  private final TypePattern returnType;
  private final TypePattern declaring;
  private final NamePattern name;
  private final Parameters parameters;
  private final ThrowsPattern exceptions;

  MethodPattern(
      String text,
      @Nullable AnnotationPattern annotation,
      int required,
      int forbidden,
      TypePattern returnType,
      TypePattern declaring,
      NamePattern name,
      Parameters parameters,
      ThrowsPattern exceptions) {
    this.text = text;
    this.annotation = annotation;
    this.required = required;
    this.forbidden = forbidden;
    this.returnType = returnType;
    this.declaring = declaring;
    this.name = name;
    this.parameters = parameters;
    this.exceptions = exceptions;
  }

  @Override
  public boolean matches(TypeView type, MethodView method) {
    if (!matchesName(method.name())) {
      return false;
    }
    // The annotations are the method's own; the rest may be an overridden declaration's.
    if (annotation != null && !annotation.matches(method.annotations())) {
      return false;
    }
    return (declaring.matches(type) && matchesSignature(method)) || overrides(type, method);
  }

  /** A wildcard does not mean constructors. */
  private boolean matchesName(String methodName) {
    return methodName.equals(CONSTRUCTOR)
        ? name.text().equals(CONSTRUCTOR)
        : name.matches(methodName);
  }

  private boolean matchesSignature(MethodView method) {
    int modifiers = method.modifiers();
    return (modifiers & required) == required
        && (modifiers & forbidden) == 0
        && parameters.matches(method)
        && returnType.matches(method.returnType())
        && exceptions.matches(method.exceptionTypes());
  }

  private boolean overrides(TypeView type, MethodView method) {
    if (method.name().equals(CONSTRUCTOR) || !isInherited(method)) {
      return false;
    }
    for (TypeView ancestor : Ancestors.of(type)) {
      if (declaring.matches(ancestor)) {
        MethodView overridden = member(ancestor, method);
        if (overridden != null && matchesSignature(overridden)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isInherited(MethodView method) {
    return (method.modifiers() & (Modifier.PRIVATE | Modifier.STATIC)) == 0;
  }

  /** The method of that signature that a type declares or inherits. */
  private static @Nullable MethodView member(TypeView type, MethodView method) {
    MethodView own = declared(type, method);
    if (own != null) {
      return own;
    }
    for (TypeView ancestor : Ancestors.of(type)) {
      MethodView inherited = declared(ancestor, method);
      if (inherited != null) {
        return inherited;
      }
    }
    return null;
  }

  private static @Nullable MethodView declared(TypeView type, MethodView method) {
    for (MethodView candidate : type.methods()) {
      if (candidate.name().equals(method.name())
          && isInherited(candidate)
          && sameTypes(candidate.parameterTypes(), method.parameterTypes())) {
        return candidate;
      }
    }
    return null;
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
  public Wanted wanted() {
    Wanted byName = name.isAny() ? Wanted.ANYTHING : Wanted.method(name);
    String annotationType = annotation == null ? null : annotation.exactType();
    Wanted wanted = annotationType == null ? byName : byName.and(Wanted.annotation(annotationType));
    return wanted.withExactTypes(declaring.exactTypes());
  }

  @Override
  public boolean pins() {
    return !name.isAny()
        || declaring.pins()
        || (annotation != null && annotation.exactType() != null);
  }

  @Override
  public String toString() {
    return text;
  }
}
