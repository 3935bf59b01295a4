// SPDX-License-Identifier: Apache-2.0

package io.telltale.redact;

/**
 * Credentials that machines made: tokens of known beginnings, JSON Web Tokens (RFC 7519), and runs
 * of letters and digits too mixed for a name.
 */
final class Tokens {

  /** A beginning, and how many characters follow at least. */
  private static final Object[][] KNOWN = {
    {"AKIA", 16},
    {"ASIA", 16},
    {"AROA", 16},
    {"AIDA", 16}, // AWS
    {"ghp_", 30},
    {"gho_", 30},
    {"ghu_", 30},
    {"ghs_", 30},
    {"ghr_", 30}, // GitHub
    {"github_pat_", 20},
    {"glpat-", 20},
    {"gldt-", 20},
    {"glrt-", 20}, // GitLab
    {"xoxb-", 10},
    {"xoxp-", 10},
    {"xoxa-", 10},
    {"xoxr-", 10},
    {"xoxs-", 10},
    {"xapp-", 10}, // Slack
    {"AIza", 35},
    {"ya29", 20}, // Google
    {"sk_live_", 16},
    {"rk_live_", 16},
    {"sk_test_", 16},
    {"whsec_", 16}, // Stripe
    {"sk-proj-", 20},
    {"sk-ant-", 20},
    {"npm_", 30},
    {"pypi-", 30},
    {"dckr_pat_", 20},
    {"hvs.", 20},
    {"dop_v1_", 40},
    {"shpat_", 30},
    {"SG.", 30},
    {"key-", 32},
    {"EAACEdEose0cBA", 10}
  };

  private static final String JWT = "eyJ";
  private static final int SHORTEST_JWT_PART = 10;

  private static final int SHORTEST_MIXED = 32;
  private static final double LEAST_CHANGES = 0.45;
  private static final int LEAST_DIGITS = 3;

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
    int known = endOfKnown(text, start, wordEnd);
    if (known > 0) {
      return known;
    }
    return isMixed(text, start, wordEnd) ? wordEnd : endOfBase64(text, start, wordEnd);
  }

  /** The same for tokens of known beginnings, which may stand inside a word. */
  static int endOfKnown(String text, int start, int wordEnd) {
    for (Object[] known : KNOWN) {
      String beginning = (String) known[0];
      if (text.startsWith(beginning, start)) {
        boolean dotted = beginning.endsWith(".");
        int end = dotted ? endOfDotted(text, start) : wordEnd;
        return end - start - beginning.length() >= (Integer) known[1] ? end : -1;
      }
    }
    return -1;
  }

  private static int endOfDotted(String text, int start) {
    int end = start;
    while (end < text.length() && (Words.isPart(text.charAt(end)) || text.charAt(end) == '.')) {
      end++;
    }
    return end;
  }

  /** Header and payload, each JSON in Base64url, then what signs or encrypts them. */
  private static int endOfJwt(String text, int start, int wordEnd) {
    boolean header =
        text.startsWith(JWT, start)
            && wordEnd - start >= SHORTEST_JWT_PART
            && wordEnd + 1 < text.length()
            && text.charAt(wordEnd) == '.'
            && Words.isPart(text.charAt(wordEnd + 1));
    return header ? endOfDotted(text, wordEnd) : -1;
  }

  /**
   * Whether capitals, small letters and digits change as often as by chance. In words, identifiers
   * and hexadecimal they do not; a UUID has letters of one case only.
   */
  static boolean isMixed(String text, int start, int end) {
    if (end - start < SHORTEST_MIXED) {
      return false;
    }
    int changes = 0;
    int digits = 0;
    int upper = 0;
    int lower = 0;
    int before = 0;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      int kind = c >= '0' && c <= '9' ? 1 : c >= 'A' && c <= 'Z' ? 2 : c >= 'a' && c <= 'z' ? 3 : 4;
      digits += kind == 1 ? 1 : 0;
      upper += kind == 2 ? 1 : 0;
      lower += kind == 3 ? 1 : 0;
      changes += i > start && kind != before ? 1 : 0;
      before = kind;
    }
    return digits >= LEAST_DIGITS
        && upper >= LEAST_DIGITS
        && lower >= LEAST_DIGITS
        && changes >= LEAST_CHANGES * (end - start);
  }

  /** Base64 of its common alphabet (RFC 4648 section 4), whose slashes a path has too. */
  private static int endOfBase64(String text, int start, int wordEnd) {
    boolean continued = start > 0 && "+/".indexOf(text.charAt(start - 1)) >= 0;
    if (continued || wordEnd == text.length() || "+/=".indexOf(text.charAt(wordEnd)) < 0) {
      return -1; // read already, from its beginning
    }
    int end = wordEnd;
    while (end < text.length() && isBase64(text.charAt(end))) {
      end++;
    }
    if (!isMixed(text, start, end)) {
      return -1;
    }
    while (end < text.length() && text.charAt(end) == '=') {
      end++;
    }
    return end;
  }

  private static boolean isBase64(char c) {
    return c == '+' || c == '/' || Words.isLetterOrDigit(c);
  }
}
