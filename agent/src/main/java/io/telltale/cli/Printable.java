// SPDX-License-Identifier: Apache-2.0

package io.telltale.cli;

/**
 * Makes text from outside safe to print: it can neither command the terminal, nor begin a line of
 * its own, nor turn the order of what stands beside it.
 */
final class Printable {

  private static final int LONGEST_VALUE = 200;

  private Printable() {}

  /**
   * Replaces each character that is not plainly visible by <code>&#92;uXXXX</code>: C0 and C1
   * controls, format characters (bidi, zero width, tags), line and paragraph separators, private
   * use and lone surrogates. Characters beyond U+FFFF become two such escapes, as in JSON.
   */
  static String escape(String text) {
    StringBuilder out = null;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      int width = Character.charCount(c);
      if (isHarmful(c)) {
        if (out == null) {
          out = new StringBuilder(text.length() + 16).append(text, 0, i);
        }
        for (int k = i; k < i + width; k++) {
          out.append(String.format("\\u%04x", (int) text.charAt(k)));
        }
      } else if (out != null) {
        out.appendCodePoint(c);
      }
      i += width;
    }
    return out == null ? text : out.toString();
  }

  /**
   * A value as it stands in a line of several: escaped, cut at 200 characters, and in double quotes
   * unless it is one plain word, so that no value can pass for two.
   */
  static String value(String text) {
    String cut = text;
    if (text.length() > LONGEST_VALUE) {
      boolean splits = Character.isHighSurrogate(text.charAt(LONGEST_VALUE - 1));
      cut = text.substring(0, splits ? LONGEST_VALUE - 1 : LONGEST_VALUE) + '…';
    }
    if (isPlainWord(cut)) {
      return cut;
    }
    return '"' + escape(cut.replace("\\", "\\\\").replace("\"", "\\\"")) + '"';
  }

  private static boolean isPlainWord(String text) {
    return !text.isEmpty()
        && text.codePoints()
            .noneMatch(
                c -> c == '"' || c == '\\' || c == '=' || Character.isSpaceChar(c) || isHarmful(c));
  }

  private static boolean isHarmful(int c) {
    switch (Character.getType(c)) {
      case Character.CONTROL:
      case Character.FORMAT:
      case Character.LINE_SEPARATOR:
      case Character.PARAGRAPH_SEPARATOR:
      case Character.SURROGATE:
      case Character.PRIVATE_USE:
        return true;
      default:
        return false;
    }
  }
}
