// SPDX-License-Identifier: Apache-2.0

package io.telltale.format;

import io.telltale.event.EventType;
import io.telltale.event.Name;
import io.telltale.event.Outcome;
import io.telltale.event.Pairs;
import io.telltale.event.Request;
import io.telltale.event.SecurityEvent;
import io.telltale.seal.SealNames;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How one language of security events says what we say. For one thread. */
abstract class Schema {

  /** What does not change from event to event of a type. */
  static final class Shape {
    final TypeTable.Row row;
    final int ocsf;
    final List<Column> columns;

    Shape(TypeTable.Row row, int ocsf, List<Column> columns) {
      this.row = row;
      this.ocsf = ocsf;
      this.columns = columns;
    }
  }

  private final Map<EventType, Shape> shapes = new HashMap<>();
  private final Rfc3339 times = new Rfc3339();
  private final Vocabulary vocabulary = new Vocabulary();
  final Identity identity;
  final SealNames sealNames;

  Schema(Identity identity, SealNames sealNames) {
    this.identity = identity;
    this.sealNames = sealNames;
    for (Name name : sealNames.all()) {
      vocabulary.add(name);
    }
  }

  /** A buffer for events of this schema. */
  abstract Pairs pairs();

  /** The name of a field in events of that row; null if it has none. */
  abstract @Nullable String nameOf(Field field, TypeTable.Row row);

  /** Writes sorted pairs. */
  abstract void write(Pairs pairs, Output out);

  /** Whether a value of that name, in an event that was stored, must be from us. */
  final boolean owns(Name name) {
    return vocabulary.owns(name);
  }

  /** What a value of that name is; null if it is none of those that {@link #fill} adds. */
  final @Nullable Field fieldOf(Name name) {
    return vocabulary.fieldOf(name);
  }

  /** Notes all names that {@link #nameOf} can give; for the end of a constructor. */
  final void declareNames() {
    List<EventType> types = new ArrayList<>(EventType.builtIn());
    types.addAll(EventType.own());
    types.add(EventType.named("any_other"));
    for (EventType type : types) {
      for (Field field : Field.values()) {
        String name = nameOf(field, TypeTable.of(type));
        if (name != null) {
          vocabulary.add(field, name);
        }
      }
    }
  }

  /** Notes a name that {@link #nameOf} does not give. */
  final void declare(String name) {
    vocabulary.add(Name.of(name));
  }

  /** Fills in what an event says. */
  final void fill(SecurityEvent event, Pairs to) {
    Shape shape = shape(event.type());
    List<Column> columns = shape.columns;
    for (int i = 0; i < columns.size(); i++) {
      put(columns.get(i), event, shape, to);
    }
    to.sort();
  }

  private Shape shape(EventType type) {
    Shape known = shapes.get(type);
    if (known == null) {
      TypeTable.Row row = TypeTable.of(type);
      List<Column> columns = new ArrayList<>();
      for (Field field : Field.values()) {
        String name = nameOf(field, row);
        if (name != null) {
          columns.add(new Column(field, name, longestName()));
        }
      }
      columns.sort(Comparator.comparing((Column column) -> column.name));
      known = new Shape(row, ocsf(row), columns);
      shapes.put(type, known);
    }
    return known;
  }

  /** Under which it is said that something was cut. */
  final Name markName() {
    return Name.of(String.valueOf(nameOf(Field.TRUNCATED, TypeTable.of(EventType.CHECKPOINT))));
  }

  /** Which field holds the type's own name. */
  Field typeField() {
    return Field.TYPE;
  }

  int longestName() {
    return Integer.MAX_VALUE;
  }

  int ocsf(TypeTable.Row row) {
    return row.ocsf;
  }

  /** Adds the value of one field, if the event has it. */
  void put(Column column, SecurityEvent event, Shape shape, Pairs to) {
    Name name = column.name;
    switch (column.field) {
      case TIME:
        time(name, event.time(), to);
        break;
      case TYPE:
        to.text(name, event.type().name());
        break;
      case ID:
        to.text(name, event.id());
        break;
      case OUTCOME:
        to.text(name, event.outcome() == Outcome.UNKNOWN ? null : event.outcome().word());
        break;
      case REASON:
        to.text(name, event.reason());
        break;
      case SEVERITY:
        to.number(name, event.severity());
        break;
      case ERROR:
        to.text(name, event.errorType());
        break;
      case USER:
        to.text(name, event.user());
        break;
      case RESOURCE:
        to.text(name, event.resource());
        break;
      case USER_HASH:
        to.text(name, event.userHash());
        break;
      case POINTCUT:
        to.text(name, event.pointcut());
        break;
      case MECHANISMS:
        mechanisms(name, event, to);
        break;
      case ACTION:
        to.text(name, shape.row.action);
        break;
      case TITLE:
        to.text(name, shape.row.title);
        break;
      default:
        putFurther(column, event, to);
    }
  }

  private void putFurther(Column column, SecurityEvent event, Pairs to) {
    Name name = column.name;
    switch (column.field) {
      case SERVICE:
        to.text(name, identity.service());
        break;
      case ENVIRONMENT:
        to.text(name, identity.environment());
        break;
      case HOST:
        to.text(name, identity.host());
        break;
      case PID:
        if (identity.pid() >= 0) {
          to.number(name, identity.pid());
        }
        break;
      case VERSION:
        to.text(name, identity.version());
        break;
      case RULE:
        own(name, event, "rule.id", to);
        break;
      case RULE_NAME:
        own(name, event, "rule.name", to);
        break;
      case TECHNIQUE:
        own(name, event, "threat.technique.id", to);
        break;
      case ROWS:
      case RECORDS:
      case BYTES:
      case PAGES:
      case FORMAT:
      case DESTINATION:
      case STATEMENT:
      case FILE:
      case SCOPE:
      case SCOPE_NAME:
      case CONFIDENCE:
        Circumstances.put(column, event, to);
        break;
      case FIELDS:
      case OWN:
      case FOUND:
        OwnFields.put(column, event, vocabulary, to);
        break;
      default:
        Request request = event.request();
        if (request != null) {
          putRequest(column, request, to);
        }
    }
  }

  private static void putRequest(Column column, Request request, Pairs to) {
    Name name = column.name;
    String source = request.source();
    switch (column.field) {
      case SOURCE:
      case CLIENT:
        to.text(name, Address.of(source));
        break;
      case SOURCE_NAME:
        to.text(name, Address.is(source) ? null : source);
        break;
      case PEER:
        to.text(name, proxy(request));
        break;
      case METHOD:
        to.text(name, request.method());
        break;
      case PATH:
        to.text(name, request.path());
        break;
      case STATUS:
        if (request.status() != Request.NO_STATUS) {
          to.number(name, request.status());
        }
        break;
      case USER_AGENT:
        to.text(name, request.userAgent());
        break;
      case SESSION:
        to.text(name, request.session());
        break;
      default:
    }
  }

  /** The other end of the connection, where it is not the client. */
  static @Nullable String proxy(Request request) {
    String peer = Address.of(request.peer());
    return peer == null || peer.equals(request.source()) ? null : peer;
  }

  /** As a text, unless the schema counts milliseconds. */
  void time(Name name, long millis, Pairs to) {
    byte[] text = times.of(millis);
    to.ascii(name, text, text.length);
  }

  /** As a list, unless the schema has none. */
  void mechanisms(Name name, SecurityEvent event, Pairs to) {
    to.texts(name, event.mechanisms());
  }

  private static void own(Name name, SecurityEvent event, String field, Pairs to) {
    Object value = event.fields().get(field);
    to.text(name, value == null ? null : value.toString());
  }
}
