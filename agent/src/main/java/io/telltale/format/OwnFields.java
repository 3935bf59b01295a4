// SPDX-License-Identifier: Apache-2.0

package io.telltale.format;

import io.telltale.event.EventType;
import io.telltale.event.Name;
import io.telltale.event.Pairs;
import io.telltale.event.SecurityEvent;
import java.util.Map;

/**
 * The user's own fields, always as texts: a store that has learnt a name as a number would refuse
 * the event of another application that has a text there. And what Telltale says of itself.
 */
final class OwnFields {

  private static final Field[] OF_ALERTS = {Field.RULE, Field.RULE_NAME, Field.TECHNIQUE};

  private OwnFields() {}

  static void put(Column column, SecurityEvent event, Vocabulary vocabulary, Pairs to) {
    if (event.fields().isEmpty() || column.field != place(event)) {
      return;
    }
    for (Map.Entry<String, Object> entry : event.fields().entrySet()) {
      Name name = column.with(entry.getKey());
      if (isElsewhere(event, entry.getKey()) || vocabulary.isFixed(name) || has(to, name)) {
        continue; // a receiver that is strict about JSON refuses a name twice
      }
      if (column.field != Field.FIELDS && entry.getValue() instanceof Long) {
        to.number(name, (Long) entry.getValue());
      } else {
        to.text(name, entry.getValue().toString());
      }
    }
  }

  private static Field place(SecurityEvent event) {
    if (event.type().equals(EventType.ALERT)) {
      return Field.FOUND;
    }
    return event.type().isOwn() ? Field.OWN : Field.FIELDS;
  }

  private static boolean isElsewhere(SecurityEvent event, String field) {
    if (event.type().equals(EventType.ALERT)) {
      for (Field known : OF_ALERTS) {
        if (field.equals(known.ecs)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean has(Pairs pairs, Name name) {
    for (int i = 0; i < pairs.size(); i++) {
      if (pairs.name(i).equals(name)) {
        return true;
      }
    }
    return false;
  }
}
