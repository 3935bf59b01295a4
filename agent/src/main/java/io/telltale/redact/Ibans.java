// SPDX-License-Identifier: Apache-2.0

package io.telltale.redact;

/**
 * International bank account numbers: country, two check digits and up to 30 letters and digits,
 * alone or in groups of four, of which the check by 97 holds (ISO 13616-1, ISO 7064 MOD 97-10).
 */
final class Ibans {

  private static final int SHORTEST = 15;
  private static final int LONGEST = 34;
  private static final int GROUP = 4;

  private Ibans() {}

  /**
   * Where one ends that begins at a letter.
   *
   * @return -1 if none begins there
   */
  static int end(String text, int start) {
    if (!beginsLikeOne(text, start)) {
      return -1;
    }
    int length = 0;
    int rest = 0; // of what follows country and check digits
    int end = -1;
    for (int i = start; i < text.length() && length < LONGEST; i++) {
      char c = text.charAt(i);
      if (c == ' ' && length % GROUP == 0 && text.charAt(i - 1) != ' ') {
        continue;
      }
      if (!isUpper(c) && !isDigit(c)) {
        break;
      }
      length++;
      rest = length > GROUP ? appended(rest, c) : 0;
      boolean whole = i + 1 == text.length() || !isWordPart(text.charAt(i + 1));
      if (whole && length >= SHORTEST && checks(rest, text, start)) {
        end = i + 1;
      }
    }
    return end;
  }

  private static boolean beginsLikeOne(String text, int start) {
    return start + SHORTEST <= text.length()
        && isUpper(text.charAt(start))
        && isUpper(text.charAt(start + 1))
        && isDigit(text.charAt(start + 2))
        && isDigit(text.charAt(start + 3));
  }

  /** Country and check digits count as if they stood at the end. */
  private static boolean checks(int rest, String text, int start) {
    int all = rest;
    for (int i = start; i < start + GROUP; i++) {
      all = appended(all, text.charAt(i));
    }
    return all == 1;
  }

  /** A letter counts as two digits, A as 10. */
  private static int appended(int rest, char c) {
    return isDigit(c) ? (10 * rest + c - '0') % 97 : (100 * rest + c - 'A' + 10) % 97;
  }

  private static boolean isUpper(char c) {
    return c >= 'A' && c <= 'Z';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isWordPart(char c) {
    return isUpper(c) || isDigit(c) || (c >= 'a' && c <= 'z');
  }
}
