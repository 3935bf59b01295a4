// SPDX-License-Identifier: Apache-2.0

package io.telltale.format;

import org.jspecify.annotations.Nullable;

/**
 * Cuts texts to a length, never through a code point, and makes them valid Unicode. The length is
 * counted in bytes as they will stand in the message: an attacker's escape is six times as long.
 */
final class Shortener {

  private static final int REPLACEMENT = 0xfffd;

  /** An IPv6 address with an IPv4 one in it. */
  private static final int LONGEST_ADDRESS = 45;

  private final int longest;
  private boolean hasCut;

  /**
   * Makes one.
   *
   * @param longest bytes of a text in JSON, without its quotes
   * @param hasCut whether something was left out before
   */
  Shortener(int longest, boolean hasCut) {
    this.longest = longest;
    this.hasCut = hasCut;
  }

  @Nullable String cut(@Nullable String text) {
    return text == null ? null : cut(text, longest);
  }

  /** Leaves whole what may be an address, as one that is cut is none. */
  @Nullable String address(@Nullable String text) {
    return text == null ? null : cut(text, Math.max(longest, LONGEST_ADDRESS));
  }

  /** Whether anything was cut so far. */
  boolean hasCut() {
    return hasCut;
  }

  private String cut(String text, int most) {
    boolean broken = false;
    int bytes = 0;
    int end = 0;
    while (end < text.length()) {
      int c = text.codePointAt(end);
      boolean lone = isLoneSurrogate(c);
      bytes += HarmlessEscapes.bytesOf(lone ? REPLACEMENT : c);
      if (bytes > most) {
        hasCut = true;
        break;
      }
      broken |= lone;
      end += Character.charCount(c);
    }
    String kept = end == text.length() ? text : text.substring(0, end);
    return broken ? mended(kept) : kept;
  }

  /** Half of a pair cannot be written in UTF-8; receivers refuse such a message whole. */
  private static String mended(String text) {
    StringBuilder mended = new StringBuilder(text.length());
    int c;
    for (int i = 0; i < text.length(); i += Character.charCount(c)) {
      c = text.codePointAt(i);
      mended.appendCodePoint(isLoneSurrogate(c) ? REPLACEMENT : c);
    }
    return mended.toString();
  }

  private static boolean isLoneSurrogate(int c) {
    return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
  }
}
