// SPDX-License-Identifier: Apache-2.0

package io.telltale.redact;

/**
 * Credentials that machines made: tokens of known beginnings, JSON Web Tokens (RFC 7519), and runs
 * of letters and digits too mixed for a name.
 */
final class Tokens {

  private static final String JWT = "eyJ";
  private static final int SHORTEST_JWT_PART = 10;

  private static final int SHORTEST_MIXED = 32;
  private static final double LEAST_CHANGES = 0.42;

  /** If there are fewer vowels than in words. */
  private static final double LEAST_CHANGES_WITHOUT_VOWELS = 0.33;

  private static final int LEAST_OF_EACH = 2;

  /** Of one case only, hexadecimal excluded. */
  private static final double LEAST_CHANGES_OF_ONE_CASE = 0.2;

  private static final double LEAST_OF_ONE_CASE_WITHOUT_VOWELS = 0.12;

  private static final int LEAST_BEYOND_HEX = 6;

  private static final int SHORTEST_NAMED = 16;

  /** On average. */
  private static final int LONGEST_OF_ONE_KIND = 8;

  private static final int SHORTEST_FOLDER = 4;

  /** So that each character is looked at a bounded number of times. */
  private static final int LONGEST_LOOKED_AT = 96;

  private Tokens() {}

  /**
   * Where a token ends that begins at a letter or digit.
   *
   * @param wordEnd where the letters, digits, hyphens and underscores end that begin there
   * @return -1 if none begins there
   */
  static int end(String text, int start, int wordEnd) {
    int jwt = endOfJwt(text, start, wordEnd);
    if (jwt > 0) {
      return jwt;
    }
    int known = KnownTokens.end(text, start, wordEnd);
    if (known > 0) {
      return known;
    }
    return endOfBase64(text, start, wordEnd);
  }

  /** The same for what may stand inside a word. */
  static int endInside(String text, int start, int wordEnd) {
    int jwt = endOfJwt(text, start, wordEnd);
    return jwt > 0 ? jwt : KnownTokens.end(text, start, wordEnd);
  }

  /** Header and payload, each JSON in Base64url, then what signs or encrypts them. */
  private static int endOfJwt(String text, int start, int wordEnd) {
    boolean header =
        text.startsWith(JWT, start)
            && wordEnd - start >= SHORTEST_JWT_PART
            && wordEnd + 1 < text.length()
            && text.charAt(wordEnd) == '.'
            && (Words.isPart(text.charAt(wordEnd + 1)) || text.charAt(wordEnd + 1) == '.');
    return header ? KnownTokens.endOfDotted(text, wordEnd) : -1;
  }

  /**
   * Whether capitals, small letters and digits change as often as by chance. In words, identifiers
   * and hexadecimal they do not; a UUID has letters of one case only.
   */
  static boolean isMixed(String text, int start, int end) {
    if (end - start < SHORTEST_MIXED) {
      return false;
    }
    Kinds kinds = new Kinds(text, start, end);
    if (kinds.upper == 0 || kinds.lower == 0) {
      double least =
          kinds.hasFewVowels() ? LEAST_OF_ONE_CASE_WITHOUT_VOWELS : LEAST_CHANGES_OF_ONE_CASE;
      return kinds.pairs == end - start - 1 // in one piece
          && kinds.beyondHex >= LEAST_BEYOND_HEX
          && kinds.changes >= least * kinds.pairs;
    }
    double least = kinds.hasFewVowels() ? LEAST_CHANGES_WITHOUT_VOWELS : LEAST_CHANGES;
    return kinds.digits >= 1
        && kinds.upper >= LEAST_OF_EACH
        && kinds.lower >= LEAST_OF_EACH
        && kinds.changes >= least * kinds.pairs;
  }

  /** The same of a shorter text, if a name has said already that it may be one. */
  static boolean isRandom(String text, int start, int end) {
    if (end - start < SHORTEST_NAMED) {
      return false;
    }
    Kinds kinds = new Kinds(text, start, end);
    return kinds.digits >= 1
        && kinds.upper + kinds.lower >= LEAST_OF_EACH
        && LONGEST_OF_ONE_KIND * kinds.changes >= end - start;
  }

  /** What a text is made of. */
  private static final class Kinds {
    int digits;
    int upper;
    int lower;

    /** Letters that no hexadecimal number has. */
    int beyondHex;

    int vowels;

    /** Letters and digits that stand directly behind others. */
    int pairs;

    /** Such pairs of two kinds. */
    int changes;

    Kinds(String text, int start, int end) {
      int before = 0;
      for (int i = start; i < end; i++) {
        int kind = count(text.charAt(i));
        boolean pair = kind != 0 && before != 0;
        pairs += pair ? 1 : 0;
        changes += pair && kind != before ? 1 : 0;
        before = kind;
      }
    }

    boolean hasFewVowels() {
      return 4 * vowels <= upper + lower;
    }

    private int count(char c) {
      vowels += "aeiouAEIOU".indexOf(c) >= 0 ? 1 : 0;
      if (c >= '0' && c <= '9') {
        digits++;
        return 1;
      }
      if (c >= 'A' && c <= 'Z') {
        upper++;
        beyondHex += c > 'F' ? 1 : 0;
        return 2;
      }
      if (c >= 'a' && c <= 'z') {
        lower++;
        beyondHex += c > 'f' ? 1 : 0;
        return 3;
      }
      return 0;
    }
  }

  /**
   * Base64 of either alphabet (RFC 4648), the common one of which has the slashes of a path too.
   */
  private static int endOfBase64(String text, int start, int wordEnd) {
    int end = wordEnd;
    char next = wordEnd < text.length() ? text.charAt(wordEnd) : 0;
    boolean more = next == '+' || (next == '/' && wordEnd - start >= SHORTEST_FOLDER);
    if (more && !isWord(text, start, wordEnd)) {
      int most = Math.min(text.length(), start + LONGEST_LOOKED_AT);
      while (end < most && isBase64(text.charAt(end)) && !isFolder(text, end)) {
        end++;
      }
    }
    if (!isMixed(text, start, end)) {
      if (end == wordEnd || !isMixed(text, start, wordEnd)) {
        return -1;
      }
      end = wordEnd;
    }
    return endOfRest(text, end);
  }

  /** What is left of it, which alone would be too short; but no file behind a token in a path. */
  private static int endOfRest(String text, int start) {
    int end = start;
    while (end < text.length() && "+/".indexOf(text.charAt(end)) >= 0) {
      if (isFolder(text, end)) {
        break;
      }
      end = Words.end(text, end + 1);
    }
    while (end < text.length() && text.charAt(end) == '=') {
      end++;
    }
    return KnownTokens.endOfDotted(text, end); // what of another kind stands directly behind
  }

  /** Whether there is a slash and a word behind it, and so a path. */
  private static boolean isFolder(String text, int at) {
    return text.charAt(at) == '/' && isWord(text, at + 1, Words.end(text, at + 1));
  }

  /** Whether it is of some length and all of one kind, but for a capital at its beginning. */
  private static boolean isWord(String text, int start, int end) {
    if (end - start < SHORTEST_FOLDER) {
      return false;
    }
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      boolean capital = i == start && c >= 'A' && c <= 'Z';
      if (!capital && c != '-' && c != '_' && (c < 'a' || c > 'z')) {
        return false;
      }
    }
    return true;
  }

  private static boolean isBase64(char c) {
    return c == '+' || c == '/' || Words.isLetterOrDigit(c);
  }
}
