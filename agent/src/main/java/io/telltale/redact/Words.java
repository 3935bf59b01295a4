// SPDX-License-Identifier: Apache-2.0

package io.telltale.redact;

import java.util.Locale;

/** What names and tokens are made of: letters, digits, hyphens and underscores of ASCII. */
final class Words {

  private Words() {}

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  static boolean isLetterOrDigit(char c) {
    return isLetter(c) || isDigit(c);
  }

  static boolean isHexDigit(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }

  static boolean isPart(char c) {
    return isLetterOrDigit(c) || c == '_' || c == '-';
  }

  /** Where a word ends that begins at a place. */
  static int end(String text, int start) {
    int end = start;
    while (end < text.length() && isPart(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /** A word without its punctuation, in small letters, as lists of names have it. */
  static String bare(String text, int start, int end) {
    StringBuilder bare = new StringBuilder(end - start);
    for (int i = start; i < end; i++) {
      if (isLetterOrDigit(text.charAt(i))) {
        bare.append(text.charAt(i));
      }
    }
    return bare.toString().toLowerCase(Locale.ROOT);
  }
}
