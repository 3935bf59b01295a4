// SPDX-License-Identifier: Apache-2.0

package io.telltale.format;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import org.jspecify.annotations.Nullable;

/**
 * Escapes, besides what JSON demands, all that changes how a line is shown or where it ends: DEL
 * and C1 controls, line and paragraph separators, bidirectional controls. An attacker chooses the
 * text.
 */
final class HarmlessEscapes extends CharacterEscapes {

  private static final long serialVersionUID = 1;

  @Override
  public int[] getEscapeCodesForAscii() {
    int[] codes = standardAsciiEscapesForJSON();
    codes[0x7f] = CharacterEscapes.ESCAPE_STANDARD;
    return codes;
  }

  @Override
  public @Nullable SerializableString getEscapeSequence(int c) {
    return isHarmful(c) ? new SerializedString(String.format("\\u%04X", c)) : null;
  }

  /** How long a code point is in the JSON that is written with these escapes, in bytes. */
  static int bytesOf(int c) {
    if (c == '"' || c == '\\' || (c >= '\b' && c <= '\r' && c != 0x0b)) {
      return 2;
    }
    if (c < ' ' || isHarmful(c)) {
      return 6;
    }
    return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
  }

  private static boolean isHarmful(int c) {
    return (c >= 0x7f && c <= 0x9f)
        || c == 0x061c
        || (c >= 0x200b && c <= 0x200f)
        || (c >= 0x2028 && c <= 0x202e)
        || (c >= 0x2060 && c <= 0x2069)
        || c == 0xfeff;
  }
}
