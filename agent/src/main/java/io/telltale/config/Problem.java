// SPDX-License-Identifier: Apache-2.0

package io.telltale.config;

/** Something wrong in the configuration, with its place. */
public final class Problem {

  private final Position position;
  private final String message;

  public Problem(Position position, String message) {
    this.position = position;
    this.message = message;
  }

  public Position position() {
    return position;
  }

  public String message() {
    return message;
  }

  /** {@code file:line:column: message}. */
  @Override
  public String toString() {
    return position + ": " + message;
  }
}
