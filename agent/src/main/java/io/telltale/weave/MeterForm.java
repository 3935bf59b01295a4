// SPDX-License-Identifier: Apache-2.0

package io.telltale.weave;

import org.jspecify.annotations.Nullable;

/**
 * How much a call adds to a meter, where that is simple enough for the woven code itself to say: no
 * object is made, and nothing is read by reflection. A number of rows or bytes is counted millions
 * of times.
 */
public final class MeterForm {

  /** What is added. */
  enum Kind {
    ONE,
    /** One if the call returned true. */
    IF_TRUE,
    /** The number that it returned. */
    RETURNED,
    /** A number that it was given. */
    ARGUMENT,
    /** The length of an array of bytes that it was given. */
    LENGTH
  }

  final Kind kind;
  final int argument;

  private MeterForm(Kind kind, int argument) {
    this.kind = kind;
    this.argument = argument;
  }

  /**
   * The form of what a configuration says.
   *
   * @param add {@code return}, {@code args[0]} or {@code args[0].length}; null for one
   * @param ignore {@code return == false} or the like; null for never
   * @return null if it is not that simple
   */
  public static @Nullable MeterForm of(@Nullable String add, @Nullable String ignore) {
    String amount = add == null ? "1" : add.replaceAll("\\s", "");
    if (ignore != null) {
      boolean ifTrue = ignore.replaceAll("\\s", "").matches("return==false|notreturn");
      return ifTrue && amount.equals("1") ? new MeterForm(Kind.IF_TRUE, 0) : null;
    }
    if (amount.equals("1")) {
      return new MeterForm(Kind.ONE, 0);
    }
    if (amount.equals("return")) {
      return new MeterForm(Kind.RETURNED, 0);
    }
    if (amount.matches("args\\[\\d{1,2}](\\.length)?")) {
      int argument = Integer.parseInt(amount.substring(5, amount.indexOf(']')));
      return new MeterForm(amount.endsWith("]") ? Kind.ARGUMENT : Kind.LENGTH, argument);
    }
    return null;
  }

  /** Shows what is woven. */
  @Override
  public String toString() {
    return kind + " " + argument;
  }
}
