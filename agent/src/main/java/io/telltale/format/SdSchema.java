// SPDX-License-Identifier: Apache-2.0

package io.telltale.format;

import io.telltale.event.Pairs;
import io.telltale.event.SecurityEvent;
import io.telltale.seal.SealNames;
import org.jspecify.annotations.Nullable;

/** Structured data of RFC 5424, section 6.3, alone: one element of ours, and no text. */
final class SdSchema extends TextSchema {

  /** RFC 5424, section 6.3.3. */
  private static final int LONGEST_NAME = 32;

  private static final String ESCAPES = "\"\\]";

  private final byte[] start;
  private final long enterprise;

  /**
   * Makes one.
   *
   * @param enterprise the private enterprise number, which makes the element's name ours
   */
  SdSchema(Identity identity, long enterprise) {
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
    this.start = Output.ascii("[telltale@" + enterprise);
    this.enterprise = enterprise;
    declareNames();
  }

  @Override
  Pairs pairs() {
    return Pairs.ofVisibleText("");
  }

  @Override
  @Nullable String nameOf(Field field, TypeTable.Row row) {
    return field.sd;
  }

  @Override
  int longestName() {
    return LONGEST_NAME;
  }

  @Override
  void put(Column column, SecurityEvent event, Shape shape, Pairs to) {
    if (column.field == Field.ENTERPRISE) {
      to.number(column.name, enterprise);
    } else {
      super.put(column, event, shape, to);
    }
  }

  /** Writes the element. */
  @Override
  void write(Pairs pairs, Output out) {
    out.put(start);
    for (int i = 0; i < pairs.size(); i++) {
      if (isHeader(pairs.name(i))) {
        continue;
      }
      out.put(' ');
      out.put(pairs.name(i).bytes());
      out.put('=');
      out.put('"');
      escaped(pairs, i, ESCAPES, out);
      out.put('"');
    }
    out.put(']');
  }
}
