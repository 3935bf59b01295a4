// SPDX-License-Identifier: Apache-2.0

package io.telltale.format;

import io.telltale.event.Name;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All names that a schema gives to what we say. */
final class Vocabulary {

  private final Set<Name> fixed = new HashSet<>();
  private final Map<Name, Field> fields = new HashMap<>();

  /** Of names whose end is a user's. */
  private final Set<String> beginnings = new HashSet<>();

  void add(Name name) {
    fixed.add(name);
  }

  void add(Field field, String name) {
    if (field == Field.FIELDS || field == Field.OWN || field == Field.FOUND) {
      beginnings.add(name);
    } else {
      add(Name.of(name));
      fields.put(Name.of(name), field);
    }
  }

  /** Whether it is a name that no user's field may have. */
  boolean isFixed(Name name) {
    return fixed.contains(name);
  }

  boolean owns(Name name) {
    return isFixed(name) || begins(name);
  }

  @Nullable Field fieldOf(Name name) {
    Field known = fields.get(name);
    return known != null ? known : begins(name) ? Field.FIELDS : null;
  }

  private boolean begins(Name name) {
    for (String beginning : beginnings) {
      if (name.toString().startsWith(beginning)) {
        return true;
      }
    }
    return false;
  }
}
