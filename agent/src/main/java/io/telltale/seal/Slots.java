// SPDX-License-Identifier: Apache-2.0

package io.telltale.seal;

import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Of each event of a session that was read: digest, place, and whether its tag was right. */
final class Slots {

  private static final int EVENTS = 256;
  private static final int PLACE = Canonical.DIGEST_BYTES;
  private static final int STATE = PLACE + 8;
  private static final int SLOT = STATE + 1;
  private static final byte TAGGED = 1;
  private static final byte MISTAGGED = 2;

  private final Scratch scratch;
  private final TreeMap<Long, Integer> pages = new TreeMap<>();
  private long highest = -1;
  private long lowest = Long.MAX_VALUE;

  Slots(Scratch scratch) {
    this.scratch = scratch;
  }

  /** The digest of an event; null if it was not read. */
  byte @Nullable [] digest(long sequence) {
    byte[] page = page(sequence);
    int at = at(sequence);
    if (page == null || page[at + STATE] == 0) {
      return null;
    }
    byte[] digest = new byte[Canonical.DIGEST_BYTES];
    System.arraycopy(page, at, digest, 0, digest.length);
    return digest;
  }

  Place place(long sequence) {
    byte[] page = page(sequence);
    if (page == null) {
      return Place.NOWHERE;
    }
    long packed = 0;
    for (int i = 0; i < 8; i++) {
      packed = (packed << 8) | (page[at(sequence) + PLACE + i] & 0xff);
    }
    return Place.unpacked(packed);
  }

  boolean isMistagged(long sequence) {
    byte[] page = page(sequence);
    return page != null && page[at(sequence) + STATE] == MISTAGGED;
  }

  void put(long sequence, byte[] digest, Place place, boolean tagged) {
    byte[] page = page(sequence);
    if (page == null) {
      page = new byte[EVENTS * SLOT];
      pages.put(sequence / EVENTS, scratch.add(page));
    }
    int at = at(sequence);
    System.arraycopy(digest, 0, page, at, Canonical.DIGEST_BYTES);
    for (int i = 0; i < 8; i++) {
      page[at + PLACE + i] = (byte) (place.packed() >>> (56 - 8 * i));
    }
    page[at + STATE] = tagged ? TAGGED : MISTAGGED;
    highest = Math.max(highest, sequence);
    lowest = Math.min(lowest, sequence);
  }

  private byte @Nullable [] page(long sequence) {
    Integer number = pages.get(sequence / EVENTS);
    return number == null ? null : scratch.page(number, EVENTS * SLOT);
  }

  private static int at(long sequence) {
    return (int) (sequence % EVENTS) * SLOT;
  }

  long highest() {
    return highest;
  }

  long lowest() {
    return lowest;
  }

  /** The first event that was read at or after that place; one after the last if there is none. */
  long next(long from) {
    long sequence = from;
    Long number = pages.ceilingKey(from / EVENTS);
    while (number != null) {
      sequence = Math.max(sequence, number * EVENTS);
      byte[] page = page(sequence);
      for (; page != null && sequence / EVENTS == number; sequence++) {
        if (page[at(sequence) + STATE] != 0) {
          return sequence;
        }
      }
      number = pages.higherKey(number);
    }
    return highest + 1;
  }

  /** The first place at or after that one of which no event was read. */
  long gap(long from) {
    long sequence = from;
    byte[] page = page(sequence);
    while (page != null && page[at(sequence) + STATE] != 0) {
      sequence++;
      page = sequence % EVENTS == 0 ? page(sequence) : page;
    }
    return sequence;
  }
}
