// SPDX-License-Identifier: Apache-2.0

package io.telltale.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Amounts of memory and disk as people write them. */
final class Sizes {

  static final String FORM = "([1-9][0-9]{0,8})(KiB|MiB|GiB)";

  private static final Pattern PATTERN = Pattern.compile(FORM);

  private Sizes() {}

  /** Bytes of {@code 512KiB}, {@code 16MiB} or {@code 1GiB}. */
  static long bytes(Text text) throws ConfigException {
    Matcher matcher = PATTERN.matcher(text.value());
    if (!matcher.matches()) {
      throw new ConfigException(
          text.position(), "'" + text.value() + "' is no size, such as 16MiB or 1GiB");
    }
    return Long.parseLong(matcher.group(1)) << shift(matcher.group(2));
  }

  static long bytes(@Nullable Text text, long otherwise) throws ConfigException {
    return text == null ? otherwise : bytes(text);
  }

  private static int shift(String unit) {
    return unit.equals("KiB") ? 10 : unit.equals("MiB") ? 20 : 30;
  }
}
