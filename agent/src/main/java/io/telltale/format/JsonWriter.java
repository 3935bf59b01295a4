// SPDX-License-Identifier: Apache-2.0

package io.telltale.format;

import io.telltale.event.Harmful;
import io.telltale.event.Pairs;

/**
 * Sorted pairs as JSON, nested by the dots in their names. Since they are sorted, what belongs into
 * one object stands together. What changes how a line is shown is escaped, not only what JSON
 * demands. For one thread.
 */
final class JsonWriter {

  private static final String HEX = "0123456789ABCDEF";
  private static final int DEEPEST = 16;
  private static final int LONGEST_ESCAPE = 6;

  /** By ASCII character: 0 as it is, 'u' by its number, else the letter behind the backslash. */
  private static final byte[] ESCAPES = new byte[0x80];

  static {
    for (int c = 0; c < ESCAPES.length; c++) {
      ESCAPES[c] = (byte) (Harmful.is(c) ? 'u' : 0);
    }
    ESCAPES['"'] = '"';
    ESCAPES['\\'] = '\\';
    ESCAPES['\b'] = 'b';
    ESCAPES['\t'] = 't';
    ESCAPES['\n'] = 'n';
    ESCAPES['\f'] = 'f';
    ESCAPES['\r'] = 'r';
  }

  /** Which of the open objects is the only one of an array. */
  private final boolean[] arrays = new boolean[DEEPEST];

  private int depth;

  /** Writes one object. */
  void write(Pairs pairs, Output out) {
    depth = 0;
    out.put('{');
    byte[] before = {};
    for (int i = 0; i < pairs.size(); i++) {
      if (pairs.kind(i) == Pairs.Kind.ITEM) {
        continue; // written with the first of its list
      }
      byte[] name = pairs.name(i).bytes();
      int common = common(before, name);
      close(levels(name, common), out);
      if (out.last() != '{') {
        out.put(',');
      }
      open(name, common, out);
      value(pairs, i, out);
      before = name;
    }
    close(0, out);
    out.put('}');
  }

  /** How much of two names, up to a dot, is the same. */
  private static int common(byte[] a, byte[] b) {
    int same = 0;
    for (int i = 0; i < a.length && i < b.length && a[i] == b[i]; i++) {
      if (a[i] == '.') {
        same = i + 1;
      }
    }
    return same;
  }

  private static int levels(byte[] name, int length) {
    int levels = 0;
    for (int i = 0; i < length; i++) {
      levels += name[i] == '.' ? 1 : 0;
    }
    return levels;
  }

  private void close(int level, Output out) {
    while (depth > level) {
      depth--;
      out.put('}');
      if (arrays[depth]) {
        out.put(']');
      }
    }
  }

  private void open(byte[] name, int from, Output out) {
    int start = from;
    for (int i = from; i <= name.length; i++) {
      if (i == name.length || name[i] == '.') {
        boolean array = i >= 2 && name[i - 1] == ']' && name[i - 2] == '[';
        out.put('"');
        out.put(name, start, array ? i - 2 : i);
        out.put('"');
        out.put(':');
        start = i + 1;
        if (i < name.length) {
          if (array) {
            out.put('[');
          }
          out.put('{');
          arrays[depth++] = array;
        }
      }
    }
  }

  private static void value(Pairs pairs, int index, Output out) {
    switch (pairs.kind(index)) {
      case LITERAL:
        out.put(pairs.bytes(), pairs.start(index), pairs.end(index));
        break;
      case LIST:
        out.put('[');
        text(pairs, index, out);
        for (int i = index + 1; i < pairs.size() && pairs.kind(i) == Pairs.Kind.ITEM; i++) {
          out.put(',');
          text(pairs, i, out);
        }
        out.put(']');
        break;
      default:
        text(pairs, index, out);
    }
  }

  private static void text(Pairs pairs, int index, Output out) {
    byte[] from = pairs.bytes();
    int end = pairs.end(index);
    out.put('"');
    int i = plain(from, pairs.start(index), end, out);
    out.reserve(LONGEST_ESCAPE * (end - i));
    for (; i < end; i++) {
      byte b = from[i];
      if (b >= 0) {
        ascii(b, out);
      } else {
        i += beyond(from, i, out);
      }
    }
    out.put('"');
  }

  /** Writes what needs no look at each character, which is mostly all of it; gives its end. */
  private static int plain(byte[] from, int start, int end, Output out) {
    int plain = start;
    while (plain < end && from[plain] >= 0 && ESCAPES[from[plain]] == 0) {
      plain++;
    }
    out.put(from, start, plain);
    return plain;
  }

  private static void ascii(byte b, Output out) {
    byte escape = ESCAPES[b];
    if (escape == 0) {
      out.putReserved(b);
    } else if (escape == 'u') {
      escape(b, out);
    } else {
      out.putReserved('\\');
      out.putReserved(escape);
    }
  }

  /**
   * A character beyond ASCII.
   *
   * @return how many more bytes it has
   */
  private static int beyond(byte[] from, int at, Output out) {
    int b = from[at] & 0xff;
    int more = b >= 0xf0 ? 3 : b >= 0xe0 ? 2 : 1;
    if (more < 3) {
      int c =
          more == 1
              ? ((b & 0x1f) << 6) | (from[at + 1] & 0x3f)
              : ((b & 0xf) << 12) | ((from[at + 1] & 0x3f) << 6) | (from[at + 2] & 0x3f);
      if (Harmful.is(c)) {
        escape(c, out);
        return more;
      }
    }
    for (int i = at; i <= at + more; i++) {
      out.putReserved(from[i]);
    }
    return more;
  }

  private static void escape(int c, Output out) {
    out.putReserved('\\');
    out.putReserved('u');
    for (int shift = 12; shift >= 0; shift -= 4) {
      out.putReserved(HEX.charAt(c >> shift & 0xf));
    }
  }
}
