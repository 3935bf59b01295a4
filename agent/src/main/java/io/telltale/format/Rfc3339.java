// SPDX-License-Identifier: Apache-2.0

package io.telltale.format;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as RFC 5424, section 6.2.3, has them: UTC, milliseconds. For one thread. */
final class Rfc3339 {

  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int MILLIS_AT = 20;

  /** Of the last time asked; many events share their second. */
  private final byte[] text = Output.ascii("1970-01-01T00:00:00.000Z");

  private long second;

  /** The time as ASCII; good until the next call. */
  byte[] of(long millis) {
    long of = Math.floorDiv(millis, 1_000L);
    if (of != second) {
      second = of;
      byte[] fresh = Output.ascii(SECONDS.format(Instant.ofEpochSecond(of)));
      System.arraycopy(fresh, 0, text, 0, MILLIS_AT);
    }
    int fraction = (int) Math.floorMod(millis, 1_000L);
    text[MILLIS_AT] = (byte) ('0' + fraction / 100);
    text[MILLIS_AT + 1] = (byte) ('0' + fraction / 10 % 10);
    text[MILLIS_AT + 2] = (byte) ('0' + fraction % 10);
    return text;
  }
}
