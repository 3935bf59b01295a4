// SPDX-License-Identifier: Apache-2.0

package io.telltale.format;

import io.telltale.event.Name;
import io.telltale.event.Pairs;
import io.telltale.event.Request;
import io.telltale.event.SecurityEvent;
import io.telltale.seal.SealNames;
import org.jspecify.annotations.Nullable;

/**
 * ArcSight Common Event Format 0. What the format has no key for goes into its custom strings and
 * numbers, each with its label, or has a key of ours, which the format asks to begin with the name
 * of vendor and product.
 */
final class CefSchema extends TextSchema {

  private static final byte[] START = Output.ascii("CEF:0|Telltale|Telltale|");
  private static final String HEADER_ESCAPES = "\\|";
  private static final String VALUE_ESCAPES = "\\=";
  private static final Name VERSION = Name.of("header.version");
  private static final Name EVENT = Name.of("header.event");
  private static final Name TITLE = Name.of("header.name");
  private static final Name SEVERITY = Name.of("header.severity");
  private static final Name LABEL_OF_V6 = Name.of("c6a2Label");

  CefSchema(Identity identity) {
    super(
        identity,
        new SealNames(
            "TelltaleSealSession",
            "TelltaleSealSequence",
            "TelltaleSealTag",
            "TelltaleSealCheckpoint",
            "TelltaleSealDigests",
            "TelltaleSealKey",
            "TelltaleSealSignature"));
    declareNames();
    declare(LABEL_OF_V6.toString());
    for (Field field : Field.values()) {
      if (field.cef != null && isCustom(field.cef)) {
        declare(field.cef + "Label");
      }
    }
  }

  @Override
  Pairs pairs() {
    return Pairs.ofVisibleText("");
  }

  @Override
  @Nullable String nameOf(Field field, TypeTable.Row row) {
    return field.cef;
  }

  @Override
  Field typeField() {
    return Field.ACTION; // the header has a number
  }

  @Override
  void put(Column column, SecurityEvent event, Shape shape, Pairs to) {
    Request request = event.request();
    String source = request == null ? null : request.source();
    int before = to.size();
    switch (column.field) {
      case TIME:
        to.number(column.name, event.time());
        break;
      case TYPE:
        to.number(column.name, shape.row.cef);
        break;
      case SEVERITY:
        to.number(column.name, TypeTable.severity(event));
        break;
      case ACTION:
        to.text(column.name, event.type().name());
        break;
      case SOURCE:
        to.text(column.name, Address.isV4(source) ? source : null);
        break;
      case SOURCE_V6:
        to.text(column.name, Address.isV6(source) ? source : null);
        if (to.size() > before) {
          to.text(LABEL_OF_V6, "Source IPv6 Address");
        }
        return;
      default:
        super.put(column, event, shape, to);
    }
    if (to.size() > before && isCustom(column.name.toString())) {
      to.text(column.with("Label"), column.field.sd);
    }
  }

  private static boolean isCustom(String name) {
    return name.startsWith("cs") || name.startsWith("cn");
  }

  @Override
  void write(Pairs pairs, Output out) {
    out.put(START);
    header(pairs, VERSION, HEADER_ESCAPES, out);
    out.put('|');
    header(pairs, EVENT, HEADER_ESCAPES, out);
    out.put('|');
    header(pairs, TITLE, HEADER_ESCAPES, out);
    out.put('|');
    header(pairs, SEVERITY, HEADER_ESCAPES, out);
    out.put('|');
    boolean first = true;
    for (int i = 0; i < pairs.size(); i++) {
      if (!isHeader(pairs.name(i))) {
        if (!first) {
          out.put(' ');
        }
        first = false;
        out.put(pairs.name(i).bytes());
        out.put('=');
        escaped(pairs, i, VALUE_ESCAPES, out);
      }
    }
  }
}
