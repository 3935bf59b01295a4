// SPDX-License-Identifier: Apache-2.0

package io.telltale.format;

import io.telltale.event.EventType;
import io.telltale.event.Pairs;
import io.telltale.event.SecurityEvent;
import io.telltale.seal.SealNames;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/** Elastic Common Schema 9.4, as JSON. */
final class EcsSchema extends Schema {

  private static final String VERSION = "9.4.0";

  private final JsonWriter json = new JsonWriter();

  EcsSchema(Identity identity) {
    super(
        identity,
        new SealNames(
            "telltale.seal.session",
            "event.sequence",
            "telltale.seal.tag",
            "telltale.seal.checkpoint",
            "telltale.seal.digests",
            "telltale.seal.key",
            "telltale.seal.signature"));
    declareNames();
  }

  @Override
  Pairs pairs() {
    return Pairs.ofAnyText();
  }

  @Override
  @Nullable String nameOf(Field field, TypeTable.Row row) {
    return field.ecs;
  }

  @Override
  void put(Column column, SecurityEvent event, Shape shape, Pairs to) {
    switch (column.field) {
      case KIND:
        to.text(column.name, event.type().equals(EventType.ALERT) ? "alert" : "event");
        break;
      case CATEGORY:
        to.texts(column.name, shape.row.categories);
        break;
      case TYPES:
        to.texts(column.name, shape.row.types);
        break;
      case TECHNIQUE:
        Object technique = event.fields().get("threat.technique.id");
        if (technique != null) {
          to.texts(column.name, Collections.singletonList(technique.toString()));
        }
        break;
      case MODULE:
        to.text(column.name, "telltale");
        break;
      case SCHEMA_VERSION:
        to.text(column.name, VERSION);
        break;
      default:
        super.put(column, event, shape, to);
    }
  }

  @Override
  void write(Pairs pairs, Output out) {
    json.write(pairs, out);
  }
}
