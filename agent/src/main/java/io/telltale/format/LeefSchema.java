// SPDX-License-Identifier: Apache-2.0

package io.telltale.format;

import io.telltale.event.Name;
import io.telltale.event.Pairs;
import io.telltale.event.SecurityEvent;
import io.telltale.seal.SealNames;
import org.jspecify.annotations.Nullable;

/**
 * QRadar Log Event Extended Format 2.0. Its usual delimiter, the tab, does not come through
 * rsyslog, which makes {@code #011} of it; the circumflex does. The format has no escapes, so a
 * circumflex in a value becomes visible as its number.
 */
final class LeefSchema extends TextSchema {

  private static final byte[] START = Output.ascii("LEEF:2.0|Telltale|Telltale|");
  private static final char DELIMITER = '^';
  private static final Name VERSION = Name.of("header.version");
  private static final Name EVENT = Name.of("header.event");

  LeefSchema(Identity identity) {
    super(
        identity,
        new SealNames(
            "sealSession",
            "sealSequence",
            "sealTag",
            "sealCheckpoint",
            "sealDigests",
            "sealKey",
            "sealSignature"));
    declareNames();
  }

  @Override
  Pairs pairs() {
    return Pairs.ofVisibleText("^");
  }

  @Override
  @Nullable String nameOf(Field field, TypeTable.Row row) {
    return field.leef;
  }

  @Override
  void put(Column column, SecurityEvent event, Shape shape, Pairs to) {
    switch (column.field) {
      case TIME:
        to.number(column.name, event.time()); // thirteen digits need no devTimeFormat
        break;
      case SEVERITY:
        to.number(column.name, Math.max(1, TypeTable.severity(event)));
        break;
      default:
        super.put(column, event, shape, to);
    }
  }

  @Override
  void write(Pairs pairs, Output out) {
    out.put(START);
    header(pairs, VERSION, "|", out);
    out.put('|');
    header(pairs, EVENT, "|", out);
    out.put('|');
    out.put(DELIMITER);
    out.put('|');
    boolean first = true;
    for (int i = 0; i < pairs.size(); i++) {
      if (!isHeader(pairs.name(i))) {
        if (!first) {
          out.put(DELIMITER);
        }
        first = false;
        out.put(pairs.name(i).bytes());
        out.put('=');
        out.put(pairs.bytes(), pairs.start(i), pairs.end(i));
      }
    }
  }
}
