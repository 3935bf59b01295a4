// SPDX-License-Identifier: Apache-2.0

package io.telltale.format;

import io.telltale.event.Pairs;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;

/**
 * Makes an event as short as a receiver needs it: cuts the longest texts first, all to one length;
 * if that does not do, leaves out what says least about who and what. For one thread.
 */
final class Fit {

  private static final int SHORTEST_TEXT = 16;

  /** Where a host's name fills the header. */
  private static final int LAST_RESORT = 4;

  /** The longest that any format makes of a byte. */
  private static final int WORST = 6;

  /** What is around a value, besides its name. */
  private static final int AROUND = 8;

  private static final Set<Field> SHORTENED =
      EnumSet.of(
          Field.REASON,
          Field.ERROR,
          Field.USER,
          Field.SOURCE_NAME,
          Field.METHOD,
          Field.PATH,
          Field.USER_AGENT,
          Field.RESOURCE,
          Field.FORMAT,
          Field.DESTINATION,
          Field.STATEMENT,
          Field.FILE,
          Field.SCOPE_NAME,
          Field.MECHANISMS,
          Field.RULE_NAME,
          Field.SERVICE,
          Field.SERVED_BY,
          Field.ENVIRONMENT,
          Field.HOST,
          Field.FIELDS);

  private static final Field[] LEFT_OUT = {
    Field.FIELDS,
    Field.MECHANISMS,
    Field.STATEMENT,
    Field.DESTINATION,
    Field.FORMAT,
    Field.PAGES,
    Field.SCOPE_NAME,
    Field.ERROR,
    Field.USER_AGENT,
    Field.METHOD,
    Field.PATH,
    Field.PEER,
    Field.ENVIRONMENT,
    Field.TITLE,
    Field.STATUS,
    Field.SOURCE_NAME,
    Field.REASON
  };

  private final Schema schema;
  private final Output scratch = new Output();

  Fit(Schema schema) {
    this.schema = schema;
  }

  /** Shortens pairs until they fit into so many bytes. */
  void to(int most, Pairs pairs) throws IOException {
    if (isShort(most, pairs) || length(pairs) <= most) {
      return;
    }
    if (shortened(Pairs.LONGEST_TEXT, SHORTEST_TEXT, pairs, most)) {
      return;
    }
    for (Field field : LEFT_OUT) {
      if (leaveOut(field, pairs, most)) {
        return;
      }
    }
    if (shortened(SHORTEST_TEXT / 2, LAST_RESORT, pairs, most)) {
      return;
    }
    throw new IOException("an event of this type does not fit into " + most + " bytes");
  }

  /** Cuts all texts to half, and half of that, and says whether that did it. */
  private boolean shortened(int longest, int shortest, Pairs pairs, int most) {
    for (int length = longest; length >= shortest; length /= 2) {
      for (int i = 0; i < pairs.size(); i++) {
        Field field = schema.fieldOf(pairs.name(i));
        if (field != null && SHORTENED.contains(field)) {
          pairs.shorten(i, length);
        }
      }
      if (length(pairs) <= most) {
        return true;
      }
    }
    return false;
  }

  /** Whether it fits without a doubt; most events do, and need not be written to find out. */
  private static boolean isShort(int most, Pairs pairs) {
    int length = 2 + WORST * pairs.length();
    for (int i = 0; i < pairs.size(); i++) {
      length += pairs.name(i).bytes().length + AROUND;
    }
    return length <= most;
  }

  private int length(Pairs pairs) {
    scratch.clear();
    schema.write(pairs, scratch);
    return scratch.length();
  }

  /** Leaves out one by one, and says whether that did it. */
  private boolean leaveOut(Field field, Pairs pairs, int most) {
    for (int i = pairs.size() - 1; i >= 0; i--) {
      if (field == schema.fieldOf(pairs.name(i))) {
        pairs.remove(i);
        if (length(pairs) <= most) {
          return true;
        }
      }
    }
    return false;
  }
}
