// SPDX-License-Identifier: Apache-2.0

package io.telltale.format;

import io.telltale.event.EventType;
import io.telltale.event.Name;
import io.telltale.event.Pairs;
import io.telltale.seal.SealNames;
import org.jspecify.annotations.Nullable;

/** An event as it was read from what a collector stored. Good until the next one is read. */
public final class StoredEvent {

  private final Schema schema;
  private final Pairs pairs;

  StoredEvent(Schema schema, Pairs pairs) {
    this.schema = schema;
    this.pairs = pairs;
  }

  /** What we said, sorted, without what the collector added. */
  public Pairs pairs() {
    return pairs;
  }

  /** What the seal is called in it. */
  public SealNames sealNames() {
    return schema.sealNames;
  }

  /** The type's name; null if it is not there. */
  public @Nullable String type() {
    Field field = schema.typeField();
    return find(field);
  }

  /** When it happened: milliseconds since the epoch, or as RFC 3339 has it. */
  public @Nullable String time() {
    return find(Field.TIME);
  }

  public @Nullable String service() {
    return find(Field.SERVICE);
  }

  public @Nullable String host() {
    return find(Field.HOST);
  }

  public @Nullable String pid() {
    return find(Field.PID);
  }

  private @Nullable String find(Field field) {
    String name = schema.nameOf(field, TypeTable.of(EventType.CHECKPOINT));
    return name == null ? null : pairs.find(Name.of(name));
  }
}
