// SPDX-License-Identifier: Apache-2.0

package io.telltale.pointcut;

import io.telltale.config.SyntaxException;
import java.util.ArrayList;
import java.util.List;

/** AspectJ's throws pattern: exceptions that a method must, or with {@code !} must not, declare. */
final class ThrowsPattern {

  private final List<TypePattern> required = new ArrayList<>();
  private final List<TypePattern> forbidden = new ArrayList<>();

  /** Parses what may stand behind the parameters; without {@code throws} anything will do. */
  static ThrowsPattern parse(Cursor cursor) throws SyntaxException {
    ThrowsPattern pattern = new ThrowsPattern();
    if (!cursor.acceptWord("throws")) {
      return pattern;
    }
    do {
      boolean negated = cursor.accept("!");
      (negated ? pattern.forbidden : pattern.required).add(new TypePatternParser(cursor).one());
    } while (cursor.accept(","));
    return pattern;
  }

  boolean matches(List<TypeView> declared) {
    for (TypePattern pattern : required) {
      if (!anyMatches(pattern, declared)) {
        return false;
      }
    }
    for (TypePattern pattern : forbidden) {
      if (anyMatches(pattern, declared)) {
        return false;
      }
    }
    return true;
  }

  private static boolean anyMatches(TypePattern pattern, List<TypeView> declared) {
    for (TypeView type : declared) {
      if (pattern.matches(type)) {
        return true;
      }
    }
    return false;
  }
}
