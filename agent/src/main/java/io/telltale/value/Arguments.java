// SPDX-License-Identifier: Apache-2.0

package io.telltale.value;

import org.jspecify.annotations.Nullable;

/** Fits the literals of a path to the parameters of a method. */
final class Arguments {

  private Arguments() {}

  /**
   * The literals, converted where a parameter is an {@code int}.
   *
   * @return null if they do not fit
   */
  static @Nullable Object @Nullable [] fit(@Nullable Object[] literals, Class<?>[] parameters) {
    if (literals.length != parameters.length) {
      return null;
    }
    Object[] fitted = new Object[literals.length];
    for (int i = 0; i < literals.length; i++) {
      Object literal = literals[i];
      Class<?> parameter = parameters[i];
      if (isInt(literal) && (parameter == int.class || parameter == Integer.class)) {
        fitted[i] = ((Long) literal).intValue();
      } else if (fits(literal, parameter)) {
        fitted[i] = literal;
      } else {
        return null;
      }
    }
    return fitted;
  }

  private static boolean isInt(@Nullable Object literal) {
    return literal instanceof Long && ((Long) literal).intValue() == (Long) literal;
  }

  private static boolean fits(@Nullable Object literal, Class<?> parameter) {
    return literal == null
        ? !parameter.isPrimitive()
        : parameter.isInstance(literal)
            || (literal instanceof Long && parameter == long.class)
            || (literal instanceof Boolean && parameter == boolean.class);
  }
}
