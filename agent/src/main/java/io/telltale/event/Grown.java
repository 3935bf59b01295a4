// SPDX-License-Identifier: Apache-2.0

package io.telltale.event;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Collections of an event under way: those of the event that it copies, or of the one that was made
 * of it, until something is added. An event is copied for its id and for redaction, and mostly
 * neither touches them.
 */
final class Grown {

  private Grown() {}

  static Set<String> by(Set<String> values, String value) {
    Set<String> own = values instanceof LinkedHashSet ? values : new LinkedHashSet<>(values);
    own.add(value);
    return own;
  }

  static Map<String, Object> by(Map<String, Object> values, String name, Object value) {
    Map<String, Object> own =
        values instanceof LinkedHashMap ? values : new LinkedHashMap<>(values);
    own.put(name, value);
    return own;
  }

  /** As it may be shared: nobody adds to it any more. */
  static Set<String> up(Set<String> values) {
    return values instanceof LinkedHashSet ? Collections.unmodifiableSet(values) : values;
  }

  /** As it may be shared: nobody adds to it any more. */
  static Map<String, Object> up(Map<String, Object> values) {
    return values instanceof LinkedHashMap ? Collections.unmodifiableMap(values) : values;
  }
}
