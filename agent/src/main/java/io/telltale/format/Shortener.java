// SPDX-License-Identifier: Apache-2.0

package io.telltale.format;

import org.jspecify.annotations.Nullable;

/** Cuts texts to a length, never through a code point, and makes them valid Unicode. */
final class Shortener {

  private static final char REPLACEMENT = '\uFFFD';

  private final int longest;
  private boolean hasCut;

  Shortener(int longest) {
    this.longest = longest;
  }

  @Nullable String cut(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String whole = text;
    if (text.length() > longest) {
      hasCut = true;
      int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
      whole = text.substring(0, end);
    }
    return withoutLoneSurrogates(whole);
  }

  /** Whether anything was cut so far. */
  boolean hasCut() {
    return hasCut;
  }

  /** Half of a pair cannot be written in UTF-8; receivers refuse such a message whole. */
  private static String withoutLoneSurrogates(String text) {
    StringBuilder mended = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isSurrogate(c)) {
        continue;
      }
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (pair) {
        i++;
      } else {
        mended = mended == null ? new StringBuilder(text) : mended;
        mended.setCharAt(i, REPLACEMENT);
      }
    }
    return mended == null ? text : mended.toString();
  }
}
