// SPDX-License-Identifier: Apache-2.0

package io.telltale.cli;

/** Colours of a terminal (ECMA-48 section 8.3.117), or none. */
final class Palette {

  enum Style {
    BOLD(1),
    DIM(2),
    RED(31),
    GREEN(32),
    YELLOW(33),
    CYAN(36);

    private final int code;

    Style(int code) {
      this.code = code;
    }
  }

  private final boolean coloured;

  Palette(boolean coloured) {
    this.coloured = coloured;
  }

  String paint(Style style, String text) {
    return coloured ? "\u001b[" + style.code + "m" + text + "\u001b[0m" : text;
  }
}
