// SPDX-License-Identifier: Apache-2.0

package io.telltale.redact;

/**
 * Payment card numbers: digits in groups, of a brand's beginning and length, that satisfy Luhn's
 * check. Luhn alone holds for every tenth number; with the beginnings, for one in fifty.
 *
 * <p>Source: ISO/IEC 7812-1 annex B (check digit) and the brands' published ranges.
 */
final class Cards {

  private static final int SHORTEST = 14;
  private static final int LONGEST = 19;

  private Cards() {}

  /**
   * Where a card number ends that begins at a digit.
   *
   * @return -1 if none begins there
   */
  static int end(String text, int start) {
    int digits = 0;
    int end = -1;
    int luhn = 0; // of all digits so far, the rightmost counted once
    int other = 0; // the same, the rightmost counted twice
    int group = 0; // digits since the separator before
    for (int i = start; i < text.length() && digits < LONGEST; i++) {
      char c = text.charAt(i);
      if (!Words.isDigit(c)) {
        boolean more = i + 1 < text.length() && Words.isDigit(text.charAt(i + 1));
        if (more && (isSeparator(c) || (group >= 4 && isRareSeparator(c)))) {
          group = 0;
          continue;
        }
        break;
      }
      int digit = c - '0';
      int next = other + digit;
      other = luhn + doubled(digit);
      luhn = next;
      digits++;
      group++;
      boolean whole = i + 1 == text.length() || !Words.isLetterOrDigit(text.charAt(i + 1));
      if (whole && digits >= SHORTEST && luhn % 10 == 0 && isOfBrand(text, start, digits)) {
        end = i + 1;
      }
    }
    return end;
  }

  private static int doubled(int digit) {
    return digit < 5 ? 2 * digit : 2 * digit - 9;
  }

  private static boolean isOfBrand(String text, int start, int length) {
    int six = firstSix(text, start);
    int four = six / 100;
    int two = six / 10_000;
    if (two / 10 == 4) {
      return length == 16 || length == 19; // Visa
    }
    if (two == 34 || two == 37) {
      return length == 15; // American Express
    }
    if ((two >= 51 && two <= 55) || (four >= 2221 && four <= 2720)) {
      return length == 16; // Mastercard
    }
    if ((four >= 2200 && four <= 2204) || isMaestro(four)) {
      return length >= 16; // Mir and Maestro
    }
    if (two == 36 || two == 38 || two == 39 || (four / 10 >= 300 && four / 10 <= 305)) {
      return length == 14 || length == 16; // Diners Club
    }
    boolean discover = four == 6011 || two == 65 || (four / 10 >= 644 && four / 10 <= 649);
    boolean unionPayOrJcb = two == 62 || (four >= 3528 && four <= 3589);
    return (discover || unionPayOrJcb) && length >= 16;
  }

  private static boolean isMaestro(int four) {
    return four == 5018
        || four == 5020
        || four == 5038
        || four == 5893
        || four == 6304
        || four == 6759
        || (four >= 6761 && four <= 6763);
  }

  private static int firstSix(String text, int start) {
    int six = 0;
    int found = 0;
    for (int i = start; found < 6; i++) {
      char c = text.charAt(i);
      if (Words.isDigit(c)) {
        six = 10 * six + (c - '0');
        found++;
      }
    }
    return six;
  }

  private static boolean isSeparator(char c) {
    return c == ' ' || c == '-';
  }

  /** Of numbers of other kinds too, but seldom between groups of four. */
  private static boolean isRareSeparator(char c) {
    return "._+\u00a0\u2009\u202f\u2010\u2011\u2013".indexOf(c) >= 0;
  }
}
