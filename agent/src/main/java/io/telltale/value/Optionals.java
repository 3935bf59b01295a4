// SPDX-License-Identifier: Apache-2.0

package io.telltale.value;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The JDK's optional values, which are as good as what they hold, or null. */
final class Optionals {

  private Optionals() {}

  static @Nullable Object content(@Nullable Object value) {
    Object content = value;
    while (content instanceof Optional) {
      content = ((Optional<?>) content).orElse(null);
    }
    if (content instanceof OptionalInt) {
      OptionalInt number = (OptionalInt) content;
      return number.isPresent() ? (Object) number.getAsInt() : null;
    }
    if (content instanceof OptionalLong) {
      OptionalLong number = (OptionalLong) content;
      return number.isPresent() ? (Object) number.getAsLong() : null;
    }
    if (content instanceof OptionalDouble) {
      OptionalDouble number = (OptionalDouble) content;
      return number.isPresent() ? (Object) number.getAsDouble() : null;
    }
    return content;
  }

  /** Whether a member's name is asked of the optional itself. */
  static boolean owns(Object value, @Nullable String member) {
    boolean optional =
        value instanceof Optional
            || value instanceof OptionalInt
            || value instanceof OptionalLong
            || value instanceof OptionalDouble;
    return optional && ("present".equals(member) || "isPresent".equals(member));
  }
}
