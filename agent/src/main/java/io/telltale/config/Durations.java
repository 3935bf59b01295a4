// SPDX-License-Identifier: Apache-2.0

package io.telltale.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as people write them. */
final class Durations {

  static final String FORM = "([0-9]{1,9})(ms|s|m|h|d)";

  private static final Pattern PATTERN = Pattern.compile(FORM);

  private Durations() {}

  /** Milliseconds of {@code 500ms}, {@code 15s}, {@code 15m}, {@code 8h} or {@code 1d}. */
  static long milliseconds(Text text) throws ConfigException {
    Matcher matcher = PATTERN.matcher(text.value());
    if (!matcher.matches()) {
      throw new ConfigException(
          text.position(), "'" + text.value() + "' is no length of time, such as 15m or 30s");
    }
    return Long.parseLong(matcher.group(1)) * unit(matcher.group(2));
  }

  private static long unit(String name) {
    switch (name) {
      case "ms":
        return 1;
      case "s":
        return 1_000;
      case "m":
        return 60_000;
      case "h":
        return 3_600_000;
      default:
        return 86_400_000;
    }
  }
}
