// SPDX-License-Identifier: Apache-2.0

package io.telltale.pointcut;

import io.telltale.config.SyntaxException;
import java.util.ArrayList;
import java.util.List;

/** AspectJ's parameter patterns: types, with {@code ..} for any number of any type. */
final class Parameters {

  private static final String ANY_NUMBER = "..";

  /** A null stands for {@code ..}. */
  private final List<TypePattern> patterns;

  private Parameters(List<TypePattern> patterns) {
    this.patterns = patterns;
  }

  /** Parses what stands between the parentheses. */
  @SuppressWarnings("NullAway") // the list's nulls, as the field says
  static Parameters parse(String inside, int offset) throws SyntaxException {
    List<TypePattern> patterns = new ArrayList<>();
    if (inside.trim().isEmpty()) {
      return new Parameters(patterns);
    }
    int at = offset;
    for (String part : inside.split(",", -1)) {
      String written = part.trim();
      int start = at + Math.max(0, part.indexOf(written));
      if (written.isEmpty()) {
        throw new SyntaxException(start, "a parameter type is missing");
      }
      patterns.add(written.equals(ANY_NUMBER) ? null : TypePattern.ofValue(written, start));
      at += part.length() + 1;
    }
    return new Parameters(patterns);
  }

  boolean matches(List<TypeView> types) {
    return matches(0, types, 0);
  }

  private boolean matches(int pattern, List<TypeView> types, int type) {
    if (pattern == patterns.size()) {
      return type == types.size();
    }
    TypePattern next = patterns.get(pattern);
    if (next != null) {
      return type < types.size()
          && next.matches(types.get(type))
          && matches(pattern + 1, types, type + 1);
    }
    for (int rest = type; rest <= types.size(); rest++) {
      if (matches(pattern + 1, types, rest)) {
        return true;
      }
    }
    return false;
  }
}
