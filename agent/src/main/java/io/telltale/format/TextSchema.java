// SPDX-License-Identifier: Apache-2.0

package io.telltale.format;

import io.telltale.event.Name;
import io.telltale.event.Pairs;
import io.telltale.event.SecurityEvent;
import io.telltale.seal.SealNames;

/** What the formats without lists, types and invisible characters have in common. */
abstract class TextSchema extends Schema {

  TextSchema(Identity identity, SealNames sealNames) {
    super(identity, sealNames);
  }

  @Override
  final void mechanisms(Name name, SecurityEvent event, Pairs to) {
    to.text(name, String.join(",", event.mechanisms()));
  }

  /** Writes a value with a backslash before each of these characters. */
  static void escaped(Pairs pairs, int index, String escapes, Output out) {
    byte[] from = pairs.bytes();
    int end = pairs.end(index);
    out.reserve(2 * (end - pairs.start(index)));
    for (int i = pairs.start(index); i < end; i++) {
      byte b = from[i];
      if (b >= 0 && escapes.indexOf(b) >= 0) {
        out.putReserved('\\');
      }
      out.putReserved(b);
    }
  }

  /** Writes the value of that name, which the header needs. */
  static void header(Pairs pairs, Name name, String escapes, Output out) {
    for (int i = 0; i < pairs.size(); i++) {
      if (pairs.name(i).equals(name)) {
        escaped(pairs, i, escapes, out);
        return;
      }
    }
  }

  static boolean isHeader(Name name) {
    return name.toString().startsWith("header.");
  }
}
