// SPDX-License-Identifier: Apache-2.0

package io.telltale.format;

import io.telltale.event.Name;
import io.telltale.event.Pairs;
import io.telltale.seal.SealNames;
import io.telltale.seal.Sealer;
import java.util.Arrays;

/** How many bytes of a message the seal takes, which are to be kept free: tried out once. */
final class SealSpace {

  private static final int SESSION = 22;
  private static final int TAG = 11;
  private static final int KEY = 122;
  private static final int SIGNATURE = 86;
  private static final long LARGE = 999_999_999_999L;

  private final Schema schema;
  private final Name mark;
  private final int withoutAny;
  private final int event;
  private final int checkpoint;

  /**
   * Tries it out.
   *
   * @param blank pairs of an event of which nothing but the seal counts
   * @param state how long the text of a checkpoint may become
   */
  SealSpace(Schema schema, Pairs blank, int state) {
    this.schema = schema;
    this.mark = schema.markName();
    this.withoutAny = length(blank);
    SealNames names = schema.sealNames;
    add(names.session, SESSION, blank);
    blank.number(names.sequence, LARGE);
    add(names.tag, TAG, blank);
    blank.flag(mark, true);
    this.event = length(blank) - withoutAny;
    add(names.checkpoint, state, blank);
    add(names.digests, Sealer.listLength(0), blank);
    add(names.key, KEY, blank);
    add(names.signature, SIGNATURE, blank);
    this.checkpoint = length(blank) - withoutAny;
  }

  private static void add(Name name, int length, Pairs to) {
    byte[] value = new byte[length];
    Arrays.fill(value, (byte) 'x');
    to.ascii(name, value, length);
  }

  private int length(Pairs pairs) {
    pairs.sort();
    Output out = new Output();
    schema.write(pairs, out);
    return out.length();
  }

  /** Of an event that is none of the following. */
  int ofEvent() {
    return event;
  }

  /** Of an event that is signed and lists some others. */
  int ofCheckpoint(int listed) {
    return checkpoint + Sealer.listLength(listed) - Sealer.listLength(0);
  }

  /** All of a checkpoint that says nothing else. */
  int ofWholeCheckpoint() {
    return withoutAny + checkpoint;
  }

  /** Under which it is said that something was cut. */
  Name mark() {
    return mark;
  }
}
