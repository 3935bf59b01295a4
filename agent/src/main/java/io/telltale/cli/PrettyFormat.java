// SPDX-License-Identifier: Apache-2.0

package io.telltale.cli;

import io.telltale.cli.Palette.Style;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Shows a message as one line for people: local time, how it ended, type, user, source address,
 * request, and what else tells. A message that is no Telltale event is shown as its text.
 */
final class PrettyFormat implements EventFormat {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");
  private static final String NO_TIME = "--:--:--.---";
  private static final int TYPE_WIDTH = 24;
  private static final int USER_WIDTH = 8;
  private static final int MOST_LABELS = 8;

  /** Says nothing to a reader, and is as long as a line. */
  private static final String SESSION = "session_hash";

  private final Palette palette;
  private final ZoneId zone;

  PrettyFormat(Palette palette, ZoneId zone) {
    this.palette = palette;
    this.zone = zone;
  }

  @Override
  public String line(byte[] message, String peer) {
    Optional<SyslogMessage> parsed = SyslogMessage.parse(message);
    if (!parsed.isPresent()) {
      String raw = Printable.value(new String(message, StandardCharsets.UTF_8));
      return NO_TIME + " " + palette.paint(Style.YELLOW, "? not RFC 5424") + " " + peer + " " + raw;
    }
    SyslogMessage syslog = parsed.get();
    Optional<EventFields> event = EventFields.parse(syslog.text());
    return event.isPresent() && !event.get().get("event.code").isEmpty()
        ? event(event.get())
        : foreign(syslog);
  }

  private String event(EventFields event) {
    String outcome = event.get("event.outcome");
    Style style = style(outcome);
    StringBuilder line = new StringBuilder();
    line.append(palette.paint(Style.DIM, time(event.get("@timestamp")))).append(' ');
    line.append(palette.paint(style, mark(outcome))).append(' ');
    line.append(palette.paint(style, padded(event.get("event.code"), TYPE_WIDTH))).append(' ');
    line.append(palette.paint(Style.BOLD, padded(orDash(event.get("user.name")), USER_WIDTH)));
    for (String part : details(event)) {
      line.append(' ').append(part);
    }
    line.append(' ').append(palette.paint(Style.DIM, origin(event)));
    return line.toString();
  }

  private List<String> details(EventFields event) {
    List<String> parts = new ArrayList<>();
    addWord(parts, event.get("source.ip"));
    addWord(parts, event.get("http.request.method"));
    addWord(parts, event.get("url.path"));
    addNamed(parts, "status", event.get("http.response.status_code"));
    addNamed(parts, "reason", event.get("event.reason"));
    addNamed(parts, "error", event.get("error.type"));
    addNamed(parts, "resource", event.get("telltale.resource"));
    addNamed(parts, "rows", event.get("telltale.export.rows"));
    int labels = 0;
    for (Map.Entry<String, String> label : event.below("labels").entrySet()) {
      if (!label.getKey().equals(SESSION) && labels < MOST_LABELS) {
        addNamed(parts, Printable.value(label.getKey()), label.getValue());
        labels++;
      }
    }
    addNamed(parts, "message", event.get("message"));
    return parts;
  }

  private static String origin(EventFields event) {
    List<String> parts = new ArrayList<>();
    parts.add(
        Printable.value(orDash(event.get("service.name")))
            + '@'
            + Printable.value(orDash(event.get("host.name"))));
    addNamed(parts, "via", event.get("telltale.mechanisms"));
    return String.join(" ", parts);
  }

  private String foreign(SyslogMessage syslog) {
    return palette.paint(Style.DIM, time(syslog.timestamp()))
        + " · "
        + padded(syslog.messageId(), TYPE_WIDTH)
        + ' '
        + palette.paint(Style.DIM, syslog.appName() + '@' + syslog.hostName())
        + ' '
        + Printable.value(syslog.text());
  }

  private static void addWord(List<String> parts, String value) {
    if (!value.isEmpty()) {
      parts.add(Printable.value(value));
    }
  }

  private static void addNamed(List<String> parts, String name, String value) {
    if (!value.isEmpty()) {
      parts.add(name + '=' + Printable.value(value));
    }
  }

  private String time(String timestamp) {
    try {
      return TIME.format(OffsetDateTime.parse(timestamp).atZoneSameInstant(zone));
    } catch (DateTimeException e) {
      return NO_TIME; // the sender left it out or wrote something else
    }
  }

  private static Style style(String outcome) {
    switch (outcome) {
      case "success":
        return Style.GREEN;
      case "failure":
        return Style.RED;
      default:
        return Style.CYAN;
    }
  }

  private static String mark(String outcome) {
    switch (outcome) {
      case "success":
        return "✓";
      case "failure":
        return "✗";
      default:
        return "·";
    }
  }

  private static String orDash(String value) {
    return value.isEmpty() ? "-" : value;
  }

  private static String padded(String text, int width) {
    StringBuilder out = new StringBuilder(Printable.value(text));
    while (out.length() < width) {
      out.append(' ');
    }
    return out.toString();
  }
}
