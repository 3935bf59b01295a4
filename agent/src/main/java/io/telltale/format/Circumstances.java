// SPDX-License-Identifier: Apache-2.0

package io.telltale.format;

import io.telltale.event.Name;
import io.telltale.event.Pairs;
import io.telltale.event.SecurityEvent;
import org.jspecify.annotations.Nullable;

/** How much left, and in what kind of work. */
final class Circumstances {

  private Circumstances() {}

  /** Adds the value of one of the fields that are about it, if the event has it. */
  static void put(Column column, SecurityEvent event, Pairs to) {
    switch (column.field) {
      case SCOPE:
        to.text(column.name, event.scope());
        break;
      case SCOPE_NAME:
        to.text(column.name, event.scopeName());
        break;
      case CONFIDENCE:
        to.text(column.name, event.heuristic() ? "heuristic" : null);
        break;
      default:
        volume(column.name, event.volume().get(column.field.key), to);
    }
  }

  private static void volume(Name name, @Nullable Object value, Pairs to) {
    if (value instanceof Long) {
      to.number(name, (Long) value);
    } else {
      to.text(name, value == null ? null : value.toString());
    }
  }
}
