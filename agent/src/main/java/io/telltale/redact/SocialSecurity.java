// SPDX-License-Identifier: Apache-2.0

package io.telltale.redact;

/**
 * Social security numbers of the United States, {@code 078-05-1120}: as written with hyphens, and
 * none that was never given out (20 CFR 422.103).
 */
final class SocialSecurity {

  private static final int LENGTH = 11;

  private SocialSecurity() {}

  /**
   * Where one ends that begins at a digit.
   *
   * @return -1 if none begins there
   */
  static int end(String text, int start) {
    int end = start + LENGTH;
    if (start > 1 && text.charAt(start - 1) == '-' && Words.isDigit(text.charAt(start - 2))) {
      return -1; // the rest of a longer number
    }
    if (end > text.length() || text.charAt(start + 3) != '-' || text.charAt(start + 6) != '-') {
      return -1;
    }
    int area = number(text, start, start + 3);
    int group = number(text, start + 4, start + 6);
    int serial = number(text, start + 7, end);
    boolean given = area > 0 && area != 666 && area < 900 && group > 0 && serial > 0;
    boolean whole = end == text.length() || !Words.isPart(text.charAt(end));
    return given && whole ? end : -1;
  }

  /** -1 if it is none. */
  private static int number(String text, int start, int end) {
    int number = 0;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      number = 10 * number + (c - '0');
    }
    return number;
  }
}
