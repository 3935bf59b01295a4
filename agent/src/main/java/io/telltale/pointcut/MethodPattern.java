// SPDX-License-Identifier: Apache-2.0

package io.telltale.pointcut;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * AspectJ's {@code execution} pattern.
 *
 * <p>As with AspectJ, the declaring type stands for the methods that override its own too: {@code
 * void Runnable.run()} is every {@code run()} of a {@code Runnable}. Return and parameter types are
 * then those that this type has; modifiers, exceptions and annotations are always the method's own,
 * and a pattern with an annotation does not stand for overriding ones. A {@code +} adds methods
 * that only subtypes have.
 *
 * <p>Source: {@code SignaturePattern} and {@code JoinPointSignatureIterator} of AspectJ's weaver.
 */
public final class MethodPattern implements PointcutExpression {

  static final String CONSTRUCTOR = "<init>";

  private static final List<String> CHARACTERS = Collections.singletonList("char[]");
  private static final List<String> TEXTS =
      Arrays.asList("java.lang.String", "java.lang.CharSequence", "byte[]");
  private static final List<String> SIGN_IN =
      Arrays.asList("login", "logon", "signin", "signon", "authenticat", "password", "credential");

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
    int modifiers = method.modifiers();
    if (!matchesName(method.name())
        || (modifiers & required) != required
        || (modifiers & forbidden) != 0
        || !exceptions.matches(method.exceptionTypes())
        || (annotation != null && !annotation.matches(method.annotations()))) {
      return false;
    }
    return matchesSignature(type, method)
        || (annotation == null
            && mayOverride(method)
            && Ancestors.any(type, declaring)
            && matchesOverridden(type, method));
  }

  /** A wildcard does not mean constructors. */
  private boolean matchesName(String methodName) {
    return methodName.equals(CONSTRUCTOR)
        ? name.text().equals(CONSTRUCTOR)
        : name.matches(methodName);
  }

  private boolean matchesSignature(TypeView type, MethodView method) {
    return declaring.matches(type)
        && parameters.matches(method)
        && returnType.matchesDimensions(method.returnType())
        && returnType.matches(method.returnType());
  }

  private static boolean mayOverride(MethodView method) {
    return !method.name().equals(CONSTRUCTOR) && !Modifier.isStatic(method.modifiers());
  }

  private boolean matchesOverridden(TypeView type, MethodView method) {
    Overridden overridden = new Overridden(type, method);
    while (overridden.next()) {
      MethodView found = overridden.method();
      if (matchesSignature(overridden.type(), found)
          || (overridden.isDeclared() && matchesSignature(overridden.type(), found.erased()))) {
        return true;
      }
    }
    return false;
  }

  /** What keeps a method from being meant; nothing if it is meant. */
  public Set<Mismatch> mismatches(TypeView type, MethodView method) {
    Set<Mismatch> found = EnumSet.noneOf(Mismatch.class);
    if (matches(type, method)) {
      return found;
    }
    note(found, Mismatch.NAME, matchesName(method.name()));
    note(found, Mismatch.PARAMETERS, parameters.matches(method));
    note(found, Mismatch.RETURN_TYPE, returnType.matches(method.returnType()));
    int modifiers = method.modifiers();
    boolean modified = (modifiers & required) == required && (modifiers & forbidden) == 0;
    note(found, Mismatch.MODIFIERS, modified);
    note(found, Mismatch.EXCEPTIONS, exceptions.matches(method.exceptionTypes()));
    boolean annotated = annotation == null || annotation.matches(method.annotations());
    note(found, Mismatch.ANNOTATIONS, annotated);
    if (!declaring.matches(type)) {
      found.add(Ancestors.any(type, declaring) ? Mismatch.ONLY_IN_SUBTYPE : Mismatch.TYPE);
    }
    return found;
  }

  private static void note(Set<Mismatch> found, Mismatch mismatch, boolean fits) {
    if (!fits) {
      found.add(mismatch);
    }
  }

  /** Whether a class of that name may be the declaring type, as far as a name says. */
  public boolean namesType(String binaryName) {
    return !declaring.isAny() && declaring.matches(new NamedType(binaryName));
  }

  /** The declaring types that are named in full, nested ones with a dot; none for wildcards. */
  public List<String> declaringTypes() {
    return declaring.exactTypes();
  }

  /** Whether methods of that name are meant. */
  public boolean namesMethod(String methodName) {
    return matchesName(methodName);
  }

  /** The method's name as written, wildcards included. */
  public String methodName() {
    return name.text();
  }

  /** Whether a parameter, as the pattern gives it, can be nothing but a password. */
  public boolean isCharacters(int parameter) {
    return parameters.isExactly(parameter, CHARACTERS);
  }

  /** Whether a parameter is a text behind another one of a method that signs in, as a password. */
  public boolean isPlacedLikePassword(int parameter) {
    String where = (declaring + "." + name.text()).toLowerCase(Locale.ROOT);
    boolean signsIn = false;
    for (String word : SIGN_IN) {
      signsIn |= where.contains(word);
    }
    return signsIn
        && parameter > 0
        && parameters.isExactly(parameter - 1, TEXTS.subList(0, 1))
        && parameters.isExactly(parameter, TEXTS);
  }

  @Override
  public List<MethodPattern> methodPatterns() {
    return Collections.singletonList(this);
  }

  @Override
  public Wanted wanted() {
    boolean anyName = name.isAny() || name.text().equals(CONSTRUCTOR); // each class has one
    Wanted wanted = Wanted.in(region());
    wanted = anyName ? wanted : wanted.and(Wanted.method(name));
    String annotationType = annotation == null ? null : annotation.exactType();
    wanted = annotationType == null ? wanted : wanted.and(Wanted.annotation(annotationType));
    return wanted.withExactTypes(declaring.exactTypes());
  }

  /** Types that override a method of the declaring one count, where that is possible. */
  private Region region() {
    boolean overridden =
        annotation == null && !name.text().equals(CONSTRUCTOR) && !Modifier.isStatic(required);
    Region own = overridden ? Region.ANYWHERE : Region.of(declaring);
    return own.isAnywhere() ? Region.withHeirs(declaring) : own;
  }

  @Override
  public boolean pins() {
    boolean named = !name.isAny() && !name.text().equals(CONSTRUCTOR);
    return named || declaring.pins() || (annotation != null && annotation.exactType() != null);
  }

  @Override
  public String toString() {
    return text;
  }
}
