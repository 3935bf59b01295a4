// SPDX-License-Identifier: Apache-2.0

package io.telltale.config;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** When people are at work: {@code mon-fri 07:00-19:00 Europe/Berlin}. Immutable. */
public final class Hours {

  static final String FORM =
      "[a-zA-Z]{3}(-[a-zA-Z]{3})? [0-9]{2}:[0-9]{2}-[0-9]{2}:[0-9]{2}( [A-Za-z0-9_/+-]+)?";

  private static final Pattern PARTS =
      Pattern.compile("(\\w{3})(?:-(\\w{3}))? (\\d\\d:\\d\\d)-(\\d\\d:\\d\\d)(?: (.+))?");

  private static final List<String> DAYS =
      Arrays.asList("mon", "tue", "wed", "thu", "fri", "sat", "sun");

  private static final int MINUTES = 60;
  private static final int MIDNIGHT = 24 * MINUTES;

  /** From Monday, 0, on. */
  private final boolean[] days;

  /** Minutes of the day. */
  private final int from;

  private final int to;

  /**
   * Null for the JVM's, which is looked up when it is needed: that takes longer than premain may.
   */
  private final @Nullable ZoneId zone;

  private Hours(boolean[] days, int from, int to, @Nullable ZoneId zone) {
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
    boolean[] days = new boolean[DAYS.size()];
    for (int day = first; !days[day]; day = day == last ? day : (day + 1) % days.length) {
      days[day] = true;
    }
    int from = minutes(parts.group(3));
    int to = minutes(parts.group(4));
    if (from > MIDNIGHT || to > MIDNIGHT) {
      throw wrong(text);
    }
    try {
      return new Hours(days, from, to, parts.group(5) == null ? null : ZoneId.of(parts.group(5)));
    } catch (DateTimeException e) {
      throw wrong(text);
    }
  }

  private static int minutes(String clock) {
    int minute = Integer.parseInt(clock.substring(3));
    int all = Integer.parseInt(clock.substring(0, 2)) * MINUTES + minute;
    return minute < MINUTES ? all : Integer.MAX_VALUE;
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
    ZoneId place = zone == null ? ZoneId.systemDefault() : zone;
    ZonedDateTime moment = Instant.ofEpochMilli(time).atZone(place);
    int clock = moment.getHour() * MINUTES + moment.getMinute();
    return days[moment.getDayOfWeek().getValue() - 1] && clock >= from && clock < to;
  }
}
