// SPDX-License-Identifier: Apache-2.0

package io.telltale.event;

/**
 * Characters that change how a line is shown or where it ends: controls, line and paragraph
 * separators, bidirectional controls. An attacker chooses the text.
 */
public final class Harmful {

  private Harmful() {}

  /** Whether a code point is such a one. */
  public static boolean is(int c) {
    if (c < 0x7f) {
      return c < ' ';
    }
    return c <= 0x9f
        || c == 0x061c
        || (c >= 0x200b && c <= 0x200f)
        || (c >= 0x2028 && c <= 0x202e)
        || (c >= 0x2060 && c <= 0x2069)
        || c == 0xfeff;
  }
}
