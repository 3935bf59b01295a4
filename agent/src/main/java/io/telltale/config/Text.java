// SPDX-License-Identifier: Apache-2.0

package io.telltale.config;

/** A scalar of the configuration, and where its first character stands. */
public final class Text {

  private final String value;
  private final Position position;

  public Text(String value, Position position) {
    this.value = value;
    this.position = position;
  }

  public String value() {
    return value;
  }

  public Position position() {
    return position;
  }

  @Override
  public String toString() {
    return value;
  }
}
