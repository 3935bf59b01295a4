// SPDX-License-Identifier: Apache-2.0

package io.telltale.event;

/** Numbers as digits, without a String in between. */
public final class Decimal {

  private Decimal() {}

  /**
   * Writes a number.
   *
   * @param to has room for 20 bytes behind {@code at}
   * @return where it ends
   */
  public static int write(long number, byte[] to, int at) {
    int position = at;
    if (number < 0) {
      to[position++] = '-';
    }
    int digits = 1;
    for (long rest = number / 10; rest != 0; rest /= 10) {
      digits++;
    }
    long rest = number;
    for (int i = position + digits - 1; i >= position; i--) {
      to[i] = (byte) ('0' + Math.abs(rest % 10)); // not of the whole: Long.MIN_VALUE has none
      rest /= 10;
    }
    return position + digits;
  }
}
