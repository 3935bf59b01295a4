// SPDX-License-Identifier: Apache-2.0

package io.telltale.pointcut;

import io.telltale.config.SyntaxException;
import java.util.regex.Pattern;

/** A method's name, in which {@code *} stands for any characters. */
final class NamePattern {

  private static final Pattern FORM = Pattern.compile("[\\p{javaJavaIdentifierPart}*]+");

  private final String text;
  private final Pattern regex;

  private NamePattern(String text) {
    this.text = text;
    this.regex = Pattern.compile("\\Q" + text.replace("*", "\\E.*\\Q") + "\\E");
  }

  static NamePattern of(String text, int offset) throws SyntaxException {
    if (!FORM.matcher(text).matches() && !text.equals(MethodPattern.CONSTRUCTOR)) {
      throw new SyntaxException(
          offset,
          text.isEmpty() ? "a method's name is missing" : "'" + text + "' is no method name");
    }
    return new NamePattern(text);
  }

  boolean isAny() {
    return text.replace("*", "").isEmpty();
  }

  boolean isExact() {
    return text.indexOf('*') < 0;
  }

  String text() {
    return text;
  }

  boolean matches(String name) {
    return regex.matcher(name).matches();
  }
}
