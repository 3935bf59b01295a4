// SPDX-License-Identifier: Apache-2.0

package io.telltale.config;

import io.telltale.event.EventType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names of event types as a configuration may give them. */
final class EventNames {

  /** Of a user's own. */
  static final String FORM = "[a-z][a-z0-9_]{0,31}";

  private EventNames() {}

  /** {@code login}, which becomes one of two by its outcome, and the thirteen. */
  static List<String> known() {
    List<String> known = new ArrayList<>();
    known.add("login");
    for (EventType type : EventType.builtIn()) {
      known.add(type.name());
    }
    return known;
  }

  /** A user's own type is welcome, but one that is nearly a built-in's name is a slip. */
  static void check(@Nullable Text event) throws ConfigException {
    if (event == null || known().contains(event.value())) {
      return;
    }
    String name = event.value();
    if (!name.matches(FORM)) {
      throw new ConfigException(
          event.position(),
          "'" + name + "' is no event type: lower case letters, digits and '_', at most 32");
    }
    for (String word : known()) {
      if (Nearest.distance(name, word) <= 2) {
        throw new ConfigException(
            event.position(), "unknown event type '" + name + "'; did you mean '" + word + "'?");
      }
    }
  }
}
