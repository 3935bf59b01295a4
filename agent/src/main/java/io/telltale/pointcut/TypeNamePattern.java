// SPDX-License-Identifier: Apache-2.0

package io.telltale.pointcut;

import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A type's name, in which {@code *} stands for part of one segment and {@code ..} for any segments.
 */
final class TypeNamePattern extends TypePattern {

  /** Anonymous types have no name that a pattern could mean, but for a {@code *} at its end. */
  private static final Pattern ANONYMOUS = Pattern.compile(".*\\$\\d+(\\[\\])*");

  private final String text;

  /** Null where the name is exact. */
  private final @Nullable Pattern regex;

  private final boolean endsInAny;

  private TypeNamePattern(String text, @Nullable Pattern regex) {
    this.text = text;
    this.regex = regex;
    this.endsInAny = text.equals("*") || text.endsWith(".*");
  }

  /**
   * Makes a pattern.
   *
   * @param dotted the name as written, nested types with a dot
   */
  static TypeNamePattern of(String dotted) {
    boolean wild = dotted.indexOf('*') >= 0 || dotted.contains("..");
    return new TypeNamePattern(dotted, wild ? Pattern.compile(regex(dotted)) : null);
  }

  private static String regex(String dotted) {
    StringBuilder regex = new StringBuilder();
    if (dotted.indexOf('.') < 0) {
      regex.append("(?:java\\.lang\\.)?"); // which every Java file imports
    }
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

  @Override
  boolean matches(TypeView type) {
    String name = type.name();
    if (!endsInAny && ANONYMOUS.matcher(name).matches()) {
      return false;
    }
    String dotted = name.replace('$', '.');
    return regex == null ? text.equals(dotted) : regex.matcher(dotted).matches();
  }

  @Override
  boolean pins() {
    return !text.replaceAll("[*.\\[\\]]", "").isEmpty();
  }

  @Override
  List<String> exactTypes() {
    return regex == null ? Collections.singletonList(text) : Collections.<String>emptyList();
  }

  @Override
  @Nullable String exactName() {
    return regex == null ? text : null;
  }

  @Override
  public String toString() {
    return text;
  }
}
