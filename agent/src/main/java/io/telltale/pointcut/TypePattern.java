// SPDX-License-Identifier: Apache-2.0

package io.telltale.pointcut;

import io.telltale.config.Nearest;
import io.telltale.config.SyntaxException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * AspectJ's type pattern: a name in which {@code *} stands for part of one segment and {@code ..}
 * for any segments, {@code +} for subtypes too, {@code []} for arrays.
 *
 * <p>Source: AspectJ 5 quick reference, "Type Patterns". Nested types are written with a dot.
 */
final class TypePattern {

  static final TypePattern ANY = new TypePattern("*", null, false);

  private static final Set<String> PRIMITIVES =
      new HashSet<>(
          Arrays.asList(
              "void", "boolean", "byte", "char", "short", "int", "long", "float", "double"));

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

  private static final Pattern FORM =
      Pattern.compile(
          "[\\p{javaJavaIdentifierPart}*]+(?:\\.{1,2}[\\p{javaJavaIdentifierPart}*]+)*");

  private final String text;

  /** Null where the name is exact, or any. */
  private final @Nullable Pattern regex;

  private final boolean subtypes;

  private TypePattern(String text, @Nullable Pattern regex, boolean subtypes) {
    this.text = text;
    this.regex = regex;
    this.subtypes = subtypes;
  }

  /** A return or parameter type, where a bare name is a primitive or of {@code java.lang}. */
  static TypePattern ofValue(String written, int offset) throws SyntaxException {
    String bare = written.replace("[]", "").replace("...", "").replace("+", "");
    boolean qualified = bare.indexOf('.') >= 0 || bare.indexOf('*') >= 0;
    if (qualified || PRIMITIVES.contains(bare)) {
      return of(written, offset);
    }
    return of(inJavaLang(bare, offset) + written.substring(bare.length()), offset);
  }

  private static String inJavaLang(String bare, int offset) throws SyntaxException {
    try {
      return Class.forName("java.lang." + bare, false, null).getName();
    } catch (ClassNotFoundException e) {
      String near = Nearest.of(bare, COMMON);
      throw new SyntaxException(
          offset,
          "'"
              + bare
              + "' is not of java.lang; "
              + (near == null
                  ? "write its full name, or '*." + bare + "'"
                  : "did you mean '" + near + "'?"));
    }
  }

  /** A declaring type, where a bare name is of the default package. */
  static TypePattern of(String written, int offset) throws SyntaxException {
    String name = written.replace("...", "[]");
    boolean subtypes = name.endsWith("+");
    if (subtypes) {
      name = name.substring(0, name.length() - 1);
    }
    String element = name;
    while (element.endsWith("[]")) {
      element = element.substring(0, element.length() - 2);
    }
    if (!FORM.matcher(element).matches()) {
      throw new SyntaxException(offset, "'" + written + "' is no type pattern");
    }
    String dotted = name.replace('$', '.');
    if (dotted.equals("*")) {
      return ANY;
    }
    boolean wild = dotted.indexOf('*') >= 0 || dotted.contains("..");
    return new TypePattern(dotted, wild ? Pattern.compile(regex(dotted)) : null, subtypes);
  }

  private static String regex(String dotted) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < dotted.length(); i++) {
      char c = dotted.charAt(i);
      if (c == '*') {
        regex.append("[^.]*");
      } else if (dotted.startsWith("..", i)) {
        regex.append("\\.(?:.*\\.)?");
        i++;
      } else {
        regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return regex.toString();
  }

  boolean isAny() {
    return this == ANY;
  }

  /** Whether it names one type by its full name. */
  boolean isExact() {
    return regex == null && !isAny();
  }

  /** The name as written, nested types with a dot; meant for exact patterns and messages. */
  String text() {
    return text;
  }

  boolean matches(TypeView type) {
    return matchesName(type.name()) || (subtypes && matchesAncestor(type));
  }

  boolean matchesName(String name) {
    if (isAny()) {
      return true;
    }
    String dotted = name.replace('$', '.');
    return regex == null ? text.equals(dotted) : regex.matcher(dotted).matches();
  }

  private boolean matchesAncestor(TypeView type) {
    for (TypeView ancestor : Ancestors.of(type)) {
      if (matchesName(ancestor.name())) {
        return true;
      }
    }
    return false;
  }

  @Override
  public String toString() {
    return subtypes ? text + "+" : text;
  }
}
