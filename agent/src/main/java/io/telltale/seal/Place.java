// SPDX-License-Identifier: Apache-2.0

package io.telltale.seal;

/** Where in the data an event stands. */
public final class Place {

  static final Place NOWHERE = new Place(0, 0);

  private static final int LINE_BITS = 44;

  private final int source;
  private final long line;

  /** The line, or record, of that number, from 1 on, in the source of that number. */
  public Place(int source, long line) {
    this.source = source;
    this.line = line;
  }

  static Place unpacked(long packed) {
    return new Place((int) (packed >>> LINE_BITS), packed & ((1L << LINE_BITS) - 1));
  }

  long packed() {
    return ((long) source << LINE_BITS) | line;
  }

  public int source() {
    return source;
  }

  public long line() {
    return line;
  }
}
