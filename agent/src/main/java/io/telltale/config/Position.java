// SPDX-License-Identifier: Apache-2.0

package io.telltale.config;

/** A place in a file. Lines and columns count from 1; line 0 means the file as a whole. */
public final class Position {

  private final String file;
  private final int line;
  private final int column;

  public Position(String file, int line, int column) {
    this.file = file;
    this.line = line;
    this.column = column;
  }

  public static Position ofFile(String file) {
    return new Position(file, 0, 0);
  }

  String file() {
    return file;
  }

  int line() {
    return line;
  }

  int column() {
    return column;
  }

  /** The place so many characters further on in the same line. */
  public Position plus(int characters) {
    return new Position(file, line, column + characters);
  }

  /** {@code file:line:column}, or the file alone. */
  @Override
  public String toString() {
    return line == 0 ? file : file + ":" + line + ":" + column;
  }
}
