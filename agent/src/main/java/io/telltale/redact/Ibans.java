// SPDX-License-Identifier: Apache-2.0

package io.telltale.redact;

/**
 * International bank account numbers: country, two check digits and letters and digits of that
 * country's length, alone or in groups of four, of which the check by 97 holds (ISO 13616-1 and its
 * registry, ISO 7064 MOD 97-10).
 */
final class Ibans {

  private static final int GROUP = 4;

  /** Each country and the length of its numbers. */
  private static final String LENGTHS =
      "AD24AE23AL28AT20AZ28BA20BE16BG22BH22BI27BR29BY28CH21CR22CY28CZ24DE22DJ27DK18DO28EE20EG29ES24"
          + "FI18FK18FO18FR27GB22GE22GI23GL18GR27GT28HN28HR21HU28IE22IL23IQ23IS26IT27JO30KW30KZ20LB28"
          + "LC32LI21LT20LU20LV21LY25MC27MD24ME22MK19MN20MR27MT31MU30NI28NL18NO15OM23PK24PL28PS29PT25"
          + "QA29RO24RS22RU33SA24SC31SD18SE24SI19SK24SM27SO23ST25SV28TL23TN24TR26UA29VA22VG24XK20YE30";

  private static final int ENTRY = 4;

  private Ibans() {}

  /**
   * Where one ends that begins at a letter or digit.
   *
   * @return -1 if none begins there
   */
  static int end(String text, int start) {
    int whole = length(text, start);
    int length = 0;
    int rest = 0; // of what follows country and check digits
    for (int i = start; whole > 0 && i < text.length(); i++) {
      char c = text.charAt(i);
      boolean gap = (c == ' ' || c == '-') && length % GROUP == 0;
      if (gap && Words.isLetterOrDigit(text.charAt(i - 1))) {
        continue;
      }
      if (!Words.isLetterOrDigit(c)) {
        return -1;
      }
      length++;
      rest = length > GROUP ? appended(rest, c) : 0;
      if (length == whole) {
        boolean more = i + 1 < text.length() && Words.isLetterOrDigit(text.charAt(i + 1));
        return !more && checks(rest, text, start) ? i + 1 : -1;
      }
    }
    return -1;
  }

  /** How long a country's numbers are; 0 if this is none. */
  private static int length(String text, int start) {
    if (start + ENTRY > text.length()
        || !Words.isLetter(text.charAt(start))
        || !Words.isLetter(text.charAt(start + 1))
        || !Words.isDigit(text.charAt(start + 2))
        || !Words.isDigit(text.charAt(start + 3))) {
      return 0;
    }
    char first = upper(text.charAt(start));
    char second = upper(text.charAt(start + 1));
    for (int i = 0; i < LENGTHS.length(); i += ENTRY) {
      if (LENGTHS.charAt(i) == first && LENGTHS.charAt(i + 1) == second) {
        return 10 * (LENGTHS.charAt(i + 2) - '0') + LENGTHS.charAt(i + 3) - '0';
      }
    }
    return 0;
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
    return Words.isDigit(c) ? (10 * rest + c - '0') % 97 : (100 * rest + upper(c) - 'A' + 10) % 97;
  }

  private static char upper(char c) {
    return c >= 'a' ? (char) (c - 'a' + 'A') : c;
  }
}
