// SPDX-License-Identifier: Apache-2.0

package io.telltale.config;

import java.util.Arrays;
import java.util.List;

/** How keys of one mapping depend on each other. */
final class Together {

  /** What is asked of the keys. */
  enum Kind {
    /** Exactly one of them stands there. */
    ONE_OF,
    /** The first needs one of the others. */
    WITH,
    /** They exclude each other. */
    NOT_WITH
  }

  final Kind kind;
  final List<String> keys;

  private Together(Kind kind, String... keys) {
    this.kind = kind;
    this.keys = Arrays.asList(keys);
  }

  static Together oneOf(String... keys) {
    return new Together(Kind.ONE_OF, keys);
  }

  static Together with(String... keys) {
    return new Together(Kind.WITH, keys);
  }

  static Together notWith(String key, String other) {
    return new Together(Kind.NOT_WITH, key, other);
  }

  void check(Fields from, String what) throws ConfigException {
    int given = 0;
    for (String key : keys) {
      given += from.has(key) ? 1 : 0;
    }
    String list = "'" + String.join("', '", keys) + "'";
    if (kind == Kind.ONE_OF && given != 1) {
      throw new ConfigException(
          from.position(),
          what + (given == 0 ? " needs one of " : " may have one only of ") + list);
    }
    if (kind == Kind.WITH && from.has(keys.get(0)) && given == 1) {
      throw new ConfigException(
          from.position(),
          what
              + ": '"
              + keys.get(0)
              + "' goes with '"
              + String.join("' or '", keys.subList(1, keys.size()))
              + "'");
    }
    if (kind == Kind.NOT_WITH && given == 2) {
      throw new ConfigException(
          from.position(), what + ": '" + keys.get(1) + "' does not go with '" + keys.get(0) + "'");
    }
  }
}
