// SPDX-License-Identifier: Apache-2.0

package io.telltale.verify;

import io.telltale.format.EventStream;
import io.telltale.format.StoredEvent;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The header of RFC 5424 before an event. It is not sealed, as relays write it anew; but where it
 * still has the sender's form it must say the same as the event. The host is not compared: many
 * collectors put their own idea of it there.
 */
final class Header {

  private static final Pattern HEADER =
      Pattern.compile("<(\\d{1,3})>1 (\\S+) (\\S+) (\\S+) (\\S+) (\\S+) .*", Pattern.DOTALL);
  private static final int TIME = 2;
  private static final int APP = 4;
  private static final int PROCESS = 5;
  private static final int TYPE = 6;

  private Header() {}

  /** What the header says otherwise than the event; null if nothing, or if there is none. */
  static @Nullable String contradiction(String line, StoredEvent event) {
    if (!line.startsWith("<")) {
      return null;
    }
    Matcher header = HEADER.matcher(line);
    if (!header.matches()) {
      return "is not of RFC 5424";
    }
    if (differs(header.group(TYPE), event.type())) {
      return "has the type " + header.group(TYPE);
    }
    if (differs(header.group(PROCESS), event.pid())) {
      return "has the process id " + header.group(PROCESS);
    }
    String service = event.service();
    if (service != null && !header.group(APP).equals(EventStream.appName(service))) {
      return "has the application " + header.group(APP);
    }
    return time(header.group(TIME), event.time()) ? null : "has the time " + header.group(TIME);
  }

  private static boolean differs(String inHeader, @Nullable String inEvent) {
    return inEvent != null && !inHeader.equals(inEvent);
  }

  /** Relays may write the same instant otherwise; to the second at least it must be the same. */
  private static boolean time(String inHeader, @Nullable String inEvent) {
    if (inEvent == null) {
      return true;
    }
    try {
      long header = OffsetDateTime.parse(inHeader).toInstant().toEpochMilli();
      long event =
          inEvent.indexOf('-') > 0
              ? Instant.parse(inEvent).toEpochMilli()
              : Long.parseLong(inEvent);
      boolean hasFraction = inHeader.indexOf('.') > 0;
      return hasFraction ? header == event : header / 1_000 == event / 1_000;
    } catch (DateTimeParseException | NumberFormatException e) {
      return false;
    }
  }
}
