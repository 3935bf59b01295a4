// SPDX-License-Identifier: Apache-2.0

package io.telltale.siem;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code mon-fri 06:00-20:00}, for engines that count days from Monday, 1. */
record WorkHours(int firstDay, int lastDay, int from, int to, String zone) {

  private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
  private static final Pattern FORM =
      Pattern.compile("(\\w{3})-(\\w{3}) (\\d\\d):00-(\\d\\d):00(?: (\\S+))?");

  /** Those that every one of our languages can say: whole hours, days in their order. */
  static WorkHours of(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new AssertionError("no hours that rules can be written of: " + text);
    }
    int first = DAYS.indexOf(parts.group(1)) + 1;
    int last = DAYS.indexOf(parts.group(2)) + 1;
    String zone = parts.group(5) == null ? "UTC" : parts.group(5);
    int from = Integer.parseInt(parts.group(3));
    int to = Integer.parseInt(parts.group(4));
    if (first < 1 || last < first || to <= from) {
      throw new AssertionError("no hours that rules can be written of: " + text);
    }
    return new WorkHours(first, last, from, to, zone);
  }
}
