// SPDX-License-Identifier: Apache-2.0

package io.telltale.pointcut;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.telltale.config.Nearest;
import io.telltale.config.SyntaxException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Parses type patterns.
 *
 * <pre>
 *   all    = both { "||" both }
 *   both   = one { "&amp;&amp;" one }
 *   one    = "!" one | { "@" annotation } ( "(" all ")" | name ) [ "+" ] { "[]" } [ "..." ]
 *   annotation = ( "(" all ")" | name ) [ '("' regular expression '")' ]
 * </pre>
 *
 * <p>Outside parentheses only a {@code one} stands, as {@code &&} there joins pointcuts.
 */
final class TypePatternParser {

  /** What a slip in a bare name was meant to be; not what is allowed. */
  private static final List<String> COMMON =
      Arrays.asList(
          "void",
          "boolean",
          "byte",
          "char",
          "short",
          "int",
          "long",
          "float",
          "double",
          "Boolean",
          "Class",
          "Double",
          "Exception",
          "Integer",
          "Iterable",
          "Long",
          "Number",
          "Object",
          "Runnable",
          "String",
          "StringBuilder",
          "Throwable");

  private static final java.util.regex.Pattern FORM =
      java.util.regex.Pattern.compile(
          "[\\p{javaJavaIdentifierPart}*]+(?:\\.{1,2}[\\p{javaJavaIdentifierPart}*]+)*");

  private final Cursor cursor;

  /** Whether the last name was followed by three dots. */
  private boolean variable;

  TypePatternParser(Cursor cursor) {
    this.cursor = cursor;
  }

  /** A pattern with {@code &&} and {@code ||}, as it stands in parentheses. */
  TypePattern all() throws SyntaxException {
    TypePattern left = both();
    while (cursor.accept("||")) {
      left = TypePattern.either(left, both());
    }
    return left;
  }

  private TypePattern both() throws SyntaxException {
    TypePattern left = one();
    while (cursor.accept("&&")) {
      left = TypePattern.both(left, one());
    }
    return left;
  }

  /** One type: a return type, a parameter's, an exception's. */
  TypePattern one() throws SyntaxException {
    variable = false;
    AnnotationPattern annotation = annotations();
    if (cursor.accept("!")) {
      TypePattern negated = TypePattern.not(one());
      return annotation == null ? negated : TypePattern.annotated(annotation, negated);
    }
    TypePattern pattern;
    if (cursor.accept("(")) {
      pattern = all();
      cursor.expect(")");
      pattern = cursor.accept("+") ? TypePattern.orSubtypes(pattern) : pattern;
    } else {
      int start = cursor.offset();
      pattern = suffixed(cursor.name(), start);
    }
    return annotation == null ? pattern : TypePattern.annotated(annotation, pattern);
  }

  /** Whether what {@link #one} gave last is a variable number of arguments. */
  boolean wasVariable() {
    return variable;
  }

  /** Annotations that a type or method must have; null if none is asked for. */
  @Nullable AnnotationPattern annotations() throws SyntaxException {
    AnnotationPattern all = null;
    while (cursor.sees("@") || cursor.sees("!@")) {
      boolean negated = cursor.accept("!");
      cursor.expect("@");
      AnnotationPattern next = annotation(annotationType(), negated);
      all = all == null ? next : all.and(next);
    }
    return all;
  }

  /** An annotation of a type that has been read, and behind it what its texts must be. */
  AnnotationPattern annotation(TypePattern type, boolean negated) throws SyntaxException {
    int start = cursor.offset();
    if (!cursor.accept("(") || !cursor.sees("\"")) {
      cursor.reset(start); // a parenthesis may begin a return type
      return AnnotationPattern.of(type, negated);
    }
    int at = cursor.offset();
    String texts = cursor.quoted();
    cursor.expect(")");
    try {
      return AnnotationPattern.of(type, Pattern.compile(texts), negated);
    } catch (PatternSyntaxException e) {
      throw new SyntaxException(at, "bad pattern: " + e.getDescription());
    }
  }

  private TypePattern annotationType() throws SyntaxException {
    if (cursor.accept("(")) {
      TypePattern pattern = all();
      cursor.expect(")");
      return pattern;
    }
    int start = cursor.offset();
    return suffixed(cursor.name(), start);
  }

  /** The name, and what may follow it. */
  private TypePattern suffixed(String written, int start) throws SyntaxException {
    if (cursor.sees("<")) {
      throw cursor.error("generic types are erased; leave '<...>' out");
    }
    boolean subtypes = cursor.accept("+");
    StringBuilder brackets = new StringBuilder();
    while (cursor.accept("[]")) {
      brackets.append("[]");
    }
    subtypes |= cursor.accept("+");
    variable = cursor.accept("...");
    if (variable) {
      brackets.append("[]");
    }
    return named(written, start, subtypes, brackets.toString());
  }

  private static TypePattern named(String name, int start, boolean subtypes, String brackets)
      throws SyntaxException {
    if (!FORM.matcher(name).matches()) {
      throw new SyntaxException(
          start, name.isEmpty() ? "a type is missing" : "'" + name + "' is no type pattern");
    }
    if (name.equals("*") && brackets.isEmpty()) {
      return TypePattern.ANY;
    }
    String full = full(name, start);
    TypePattern pattern = TypeNamePattern.of(full + brackets);
    return subtypes ? TypePattern.orSubtypes(pattern) : pattern;
  }

  /** A bare name is a primitive or of java.lang. */
  private static String full(String name, int start) throws SyntaxException {
    boolean qualified = name.indexOf('.') >= 0 || name.indexOf('*') >= 0;
    if (qualified || TypePattern.PRIMITIVES.contains(name)) {
      return name;
    }
    String full = inJavaLang(name);
    if (full != null) {
      return full;
    }
    String near = Nearest.of(name, COMMON);
    throw new SyntaxException(
        start,
        "'"
            + name
            + "' is not of java.lang; "
            + (near == null
                ? "write its full name, or '*.." + name + "'"
                : "did you mean '" + near + "'?"));
  }

  static boolean isName(String name) {
    return FORM.matcher(name).matches();
  }

  /** The full name of a type of java.lang; null if there is none of that name. */
  static @Nullable String inJavaLang(String name) {
    try {
      return Class.forName("java.lang." + name, false, null).getName();
    } catch (ClassNotFoundException e) {
      return null;
    }
  }
}
