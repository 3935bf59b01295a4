// SPDX-License-Identifier: Apache-2.0

package io.telltale.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Compares numbers of different types by what they are worth. */
final class Numbers {

  private Numbers() {}

  /**
   * The order of two values.
   *
   * @return negative, zero or positive; null unless both are numbers, or where one is not a number
   */
  static @Nullable Integer compare(@Nullable Object a, @Nullable Object b) {
    Number left = number(a);
    Number right = number(b);
    if (left == null || right == null) {
      return null;
    }
    if (left instanceof Long && right instanceof Long) {
      return Long.compare((Long) left, (Long) right); // an id may need more than a double's 53 bits
    }
    if (left instanceof Double || right instanceof Double) {
      return compare(left.doubleValue(), right.doubleValue());
    }
    return exact(left).compareTo(exact(right));
  }

  private static @Nullable Integer compare(double left, double right) {
    if (Double.isNaN(left) || Double.isNaN(right)) {
      return null;
    }
    return left < right ? -1 : left == right ? 0 : 1;
  }

  private static @Nullable Number number(@Nullable Object value) {
    if (value instanceof Number && isBig(value.getClass())) {
      return (Number) value;
    }
    Object plain = Plain.of(value);
    return plain instanceof Number ? (Number) plain : null;
  }

  /** Both can be extended; a stranger's subclass is not ours to call. */
  private static boolean isBig(Class<?> type) {
    return type == BigDecimal.class || type == BigInteger.class;
  }

  private static BigDecimal exact(Number number) {
    return number instanceof BigDecimal
        ? (BigDecimal) number
        : number instanceof BigInteger
            ? new BigDecimal((BigInteger) number)
            : BigDecimal.valueOf(number.longValue());
  }
}
