// SPDX-License-Identifier: Apache-2.0

package io.telltale.format;

import org.jspecify.annotations.Nullable;

/**
 * Whether a text has the form of an address. A store that knows a field as an address refuses the
 * whole event if it holds anything else, such as the name that some containers give.
 */
final class Address {

  /** An IPv6 address with an IPv4 one in it. */
  private static final int LONGEST = 45;

  private static final int PIECES = 8;
  private static final int LONGEST_PIECE = 4;

  private Address() {}

  static boolean isV4(@Nullable String text) {
    if (text == null) {
      return false;
    }
    int dots = 0;
    int number = -1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.' && number >= 0) {
        dots++;
        number = -1;
      } else if (c >= '0' && c <= '9') {
        boolean octal = number == 0; // some readers take it so, some refuse it
        number = Math.max(number, 0) * 10 + c - '0';
        if (octal || number > 255) {
          return false;
        }
      } else {
        return false;
      }
    }
    return dots == 3 && number >= 0;
  }

  /** RFC 4291, section 2.2; without a zone, which is of no use elsewhere. */
  static boolean isV6(@Nullable String text) {
    if (text == null || text.length() > LONGEST || text.indexOf(':') < 0) {
      return false;
    }
    int gap = text.indexOf("::");
    if (gap < 0) {
      return pieces(text) == PIECES;
    }
    int before = gap == 0 ? 0 : pieces(text.substring(0, gap));
    int behind = gap + 2 == text.length() ? 0 : pieces(text.substring(gap + 2));
    boolean dotted = before > 0 && text.lastIndexOf('.', gap) >= 0;
    return before + behind < PIECES && !dotted;
  }

  /** How many pieces of sixteen bits there are; so many that it is no address if not only those. */
  private static int pieces(String text) {
    int pieces = 0;
    int start = 0;
    while (start <= text.length()) {
      int colon = text.indexOf(':', start);
      int end = colon < 0 ? text.length() : colon;
      boolean last = colon < 0;
      if (last && isV4(text.substring(start))) {
        return pieces + 2;
      }
      if (!isPiece(text, start, end)) {
        return PIECES + 1;
      }
      pieces++;
      start = end + 1;
    }
    return pieces;
  }

  private static boolean isPiece(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (text.charAt(i) > 'f' || Character.digit(text.charAt(i), 16) < 0) {
        return false;
      }
    }
    return end > start && end - start <= LONGEST_PIECE;
  }

  static boolean is(@Nullable String text) {
    return of(text) != null;
  }

  /** The text, if it is one. */
  static @Nullable String of(@Nullable String text) {
    return isV4(text) || isV6(text) ? text : null;
  }
}
