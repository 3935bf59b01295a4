// SPDX-License-Identifier: Apache-2.0

package io.telltale.config;

/** A text in one of our small languages (patterns, values, conditions) that cannot be parsed. */
public final class SyntaxException extends Exception {

  private static final long serialVersionUID = 1;

  private final int offset;

  /**
   * Makes one.
   *
   * @param offset characters from the beginning of the text
   */
  public SyntaxException(int offset, String message) {
    super(message);
    this.offset = offset;
  }

  /** The problem, at its place in the file. */
  public Problem in(Text text) {
    return new Problem(text.position().plus(offset), String.valueOf(getMessage()));
  }
}
