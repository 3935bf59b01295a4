// SPDX-License-Identifier: Apache-2.0

package io.telltale.config;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When people are at work: {@code mon-fri 07:00-19:00 Europe/Berlin}. Immutable. */
public final class Hours {

  static final String FORM =
      "[a-zA-Z]{3}(-[a-zA-Z]{3})? [0-9]{2}:[0-9]{2}-[0-9]{2}:[0-9]{2}( [A-Za-z0-9_/+-]+)?";

  private static final Pattern PARTS =
      Pattern.compile("(\\w{3})(?:-(\\w{3}))? (\\d\\d:\\d\\d)-(\\d\\d:\\d\\d)(?: (.+))?");

  private static final List<String> DAYS =
      Arrays.asList("mon", "tue", "wed", "thu", "fri", "sat", "sun");

  private final Set<DayOfWeek> days;
  private final LocalTime from;
  private final LocalTime to;
  private final ZoneId zone;

  private Hours(Set<DayOfWeek> days, LocalTime from, LocalTime to, ZoneId zone) {
    this.days = days;
    this.from = from;
    this.to = to;
    this.zone = zone;
  }

  static Hours of(Text text) throws ConfigException {
    Matcher parts = PARTS.matcher(text.value());
    if (!parts.matches()) {
      throw wrong(text);
    }
    int first = DAYS.indexOf(parts.group(1).toLowerCase(Locale.ROOT));
    String until = parts.group(2);
    int last = until == null ? first : DAYS.indexOf(until.toLowerCase(Locale.ROOT));
    if (first < 0 || last < 0) {
      throw wrong(text);
    }
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (int day = first; ; day = (day + 1) % DAYS.size()) {
      days.add(DayOfWeek.of(day + 1));
      if (day == last) {
        break;
      }
    }
    try {
      return new Hours(
          days,
          LocalTime.parse(parts.group(3)),
          LocalTime.parse(parts.group(4)),
          parts.group(5) == null ? ZoneId.systemDefault() : ZoneId.of(parts.group(5)));
    } catch (DateTimeException e) {
      throw wrong(text);
    }
  }

  private static ConfigException wrong(Text text) {
    return new ConfigException(
        text.position(),
        "'" + text.value() + "' are no hours, such as 'mon-fri 07:00-19:00 Europe/Berlin'");
  }

  /**
   * Whether a moment is within them.
   *
   * @param time milliseconds since the epoch
   */
  public boolean contain(long time) {
    ZonedDateTime moment = Instant.ofEpochMilli(time).atZone(zone);
    LocalTime clock = moment.toLocalTime();
    return days.contains(moment.getDayOfWeek()) && !clock.isBefore(from) && clock.isBefore(to);
  }
}
