// SPDX-License-Identifier: Apache-2.0

package io.telltale.format;

import io.telltale.event.Name;
import java.util.HashMap;
import java.util.Map;

/** A field under the name that a schema gives it. */
final class Column {

  /**
   * Own fields' names come from the configuration, so there are few; this only keeps a slip small.
   */
  private static final int MOST_NAMES = 2_000;

  final Field field;
  final Name name;

  /** Of fields whose name is only the beginning. */
  private final Map<String, Name> names = new HashMap<>();

  private final int longestName;

  /**
   * Makes one.
   *
   * @param longestName that the schema allows
   */
  Column(Field field, String name, int longestName) {
    this.field = field;
    this.name = Name.of(name);
    this.longestName = longestName;
  }

  /** The name of one of the user's own fields, without what has a meaning in a name. */
  Name with(String own) {
    Name known = names.get(own);
    if (known == null) {
      // A dot would make an object of it where another event has a value (ECS: labels are flat).
      String whole = name + own.replace('.', '_');
      known = Name.of(whole.substring(0, Math.min(whole.length(), longestName)));
      if (names.size() < MOST_NAMES) {
        names.put(own, known);
      }
    }
    return known;
  }
}
