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
        number = Math.max(number, 0) * 10 + c - '0';
        if (number > 255) {
          return false;
        }
      } else {
        return false;
      }
    }
    return dots == 3 && number >= 0;
  }

  /** By its characters; without a zone, which is of no use elsewhere. */
  static boolean isV6(@Nullable String text) {
    if (text == null || text.length() > LONGEST || text.indexOf(':') < 0) {
      return false;
    }
    int colons = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      colons += c == ':' ? 1 : 0;
      if (c > 'f' || (Character.digit(c, 16) < 0 && c != ':' && c != '.')) {
        return false;
      }
    }
    return colons >= 2 && colons <= 7;
  }

  static boolean is(@Nullable String text) {
    return of(text) != null;
  }

  /** The text, if it is one. */
  static @Nullable String of(@Nullable String text) {
    return isV4(text) || isV6(text) ? text : null;
  }
}
