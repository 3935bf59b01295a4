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

  private static final String JAVA_LANG = "java.lang.";

  private final String text;

  /** Null where the name is exact. */
  private final @Nullable Pattern regex;

  private final int dimensions;
  private final boolean endsInStar;

  /** Anonymous types have no name that a pattern could mean, but for a wildcard. */
  private final boolean endsInAny;

  private TypeNamePattern(String text, String name, @Nullable Pattern regex) {
    this.text = text;
    this.regex = regex;
    this.dimensions = dimensions(text);
    this.endsInStar = name.endsWith("*");
    this.endsInAny = name.equals("*") || name.endsWith(".*") || name.endsWith("..");
  }

  /**
   * Makes a pattern.
   *
   * @param text the name as written, with a {@code []} for each dimension
   */
  static TypeNamePattern of(String text) {
    String name = withoutDimensions(text);
    return name.indexOf('*') >= 0 || name.contains("..")
        ? new TypeNamePattern(text, name, Pattern.compile(regex(name)))
        : new TypeNamePattern(text.replace('$', '.'), name, null);
  }

  private static String regex(String name) {
    StringBuilder regex = new StringBuilder("(?:java\\.lang\\.)?"); // every Java file imports it
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '*') {
        regex.append("[^.]*");
      } else if (name.startsWith("..", i)) {
        regex.append(i + 2 == name.length() ? "(?:\\..*)?" : "\\.(?:.*\\.)?");
        i++;
      } else {
        regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return regex.toString();
  }

  private static int dimensions(String name) {
    int end = name.length();
    while (name.startsWith("[]", end - 2)) {
      end -= 2;
    }
    return (name.length() - end) / 2;
  }

  private static String withoutDimensions(String name) {
    return name.substring(0, name.length() - 2 * dimensions(name));
  }

  @Override
  boolean matches(TypeView type) {
    String name = type.name();
    if (regex == null) {
      return isExactly(name.replace('$', '.'));
    }
    if (!matchesDimensions(type) || (!endsInAny && type.isAnonymous())) {
      return false;
    }
    String element = withoutDimensions(name);
    return regex.matcher(type.isNested() ? element.replace('$', '.') : element).matches();
  }

  /** As with AspectJ, 'com.acme.Order*' means arrays too. */
  @Override
  boolean matchesDimensions(TypeView type) {
    return dimensions(type.name()) == dimensions || (dimensions == 0 && endsInStar);
  }

  private boolean isExactly(String dotted) {
    return dotted.equals(text)
        || (dotted.length() == JAVA_LANG.length() + text.length()
            && dotted.startsWith(JAVA_LANG)
            && dotted.endsWith(text));
  }

  @Override
  @Nullable TypePattern component() {
    return regex == null && dimensions > 0
        ? new TypeNamePattern(text.substring(0, text.length() - 2), text, null)
        : null;
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
  List<String> prefixes(boolean orOfAncestor) {
    int end = 0;
    while (end < text.length()
        && text.charAt(end) != '*'
        && text.charAt(end) != '['
        && !text.startsWith("..", end)) {
      end++;
    }
    return end == 0
        ? Collections.<String>emptyList()
        : Collections.singletonList(text.substring(0, end).replace('$', '.'));
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
