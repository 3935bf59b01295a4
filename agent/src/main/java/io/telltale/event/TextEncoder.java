// SPDX-License-Identifier: Apache-2.0

package io.telltale.event;

import java.util.BitSet;

/** Text as UTF-8 that every receiver can read back. For one thread. */
final class TextEncoder {

  /** An escape. */
  static final int LONGEST_CHARACTER = 6;

  private static final int REPLACEMENT = 0xfffd;
  private static final String HEX = "0123456789abcdef";

  private final boolean visible;
  private final BitSet escaped = new BitSet();
  private boolean cut;

  TextEncoder(boolean visible) {
    this(visible, "");
  }

  /**
   * Makes one.
   *
   * @param visible whether {@link Harmful} characters are escaped
   * @param more characters of the Basic Multilingual Plane that are, too
   */
  TextEncoder(boolean visible, String more) {
    this.visible = visible;
    for (int i = 0; i < more.length(); i++) {
      escaped.set(more.charAt(i));
    }
  }

  /**
   * Encodes a text, and no more of it than fits.
   *
   * @param most bytes that may be written
   * @return where it ends
   */
  int encode(String text, byte[] to, int at, int most) {
    int length = text.length();
    int plain = visible ? 0 : ascii(text, to, at, Math.min(length, most));
    int position = at + plain;
    cut = false;
    for (int i = plain; i < length; i++) {
      int c = text.charAt(i);
      if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
        c = text.codePointAt(i);
        if (c > 0xffff) {
          i++;
        } else {
          c = REPLACEMENT;
        }
      }
      int end = write(c, visible && isEscaped(c, i == 0 || i == length - 1), to, position);
      if (end - at > most) {
        cut = true;
        return position;
      }
      position = end;
    }
    return position;
  }

  /** Encodes what begins a text and is ASCII, which mostly is all of it; gives its length. */
  private static int ascii(String text, byte[] to, int at, int most) {
    int plain = 0;
    while (plain < most && text.charAt(plain) < 0x80) {
      to[at + plain] = (byte) text.charAt(plain);
      plain++;
    }
    return plain;
  }

  boolean hasCut() {
    return cut;
  }

  /** A space at an end would be lost between two delimiters. */
  private boolean isEscaped(int c, boolean atAnEnd) {
    return Harmful.is(c) || (c == ' ' && atAnEnd) || (c <= 0xffff && escaped.get(c));
  }

  private static int write(int c, boolean escaped, byte[] to, int at) {
    int position = at;
    if (escaped && c <= 0xffff) {
      to[position++] = '\\';
      to[position++] = 'u';
      for (int shift = 12; shift >= 0; shift -= 4) {
        to[position++] = (byte) HEX.charAt(c >> shift & 0xf);
      }
    } else if (c < 0x80) {
      to[position++] = (byte) c;
    } else if (c < 0x800) {
      to[position++] = (byte) (0xc0 | c >> 6);
      to[position++] = (byte) (0x80 | (c & 0x3f));
    } else if (c < 0x10000) {
      to[position++] = (byte) (0xe0 | c >> 12);
      to[position++] = (byte) (0x80 | (c >> 6 & 0x3f));
      to[position++] = (byte) (0x80 | (c & 0x3f));
    } else {
      to[position++] = (byte) (0xf0 | c >> 18);
      to[position++] = (byte) (0x80 | (c >> 12 & 0x3f));
      to[position++] = (byte) (0x80 | (c >> 6 & 0x3f));
      to[position++] = (byte) (0x80 | (c & 0x3f));
    }
    return position;
  }

  /** The longest length up to {@code most} at which no character, and no escape, is cut through. */
  int boundary(byte[] text, int start, int most) {
    int length = most;
    while (length > 0 && (text[start + length] & 0xc0) == 0x80) {
      length--;
    }
    if (visible) {
      for (int back = 1; back < LONGEST_CHARACTER && back <= length; back++) {
        if (text[start + length - back] == '\\' && text[start + length - back + 1] == 'u') {
          return length - back;
        }
      }
      while (length > 0 && text[start + length - 1] == ' ') {
        length--;
      }
    }
    return length;
  }
}
