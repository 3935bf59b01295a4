// SPDX-License-Identifier: Apache-2.0

package io.telltale.format;

import io.telltale.event.Request;
import io.telltale.event.SecurityEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Events as messages of RFC 5424 whose MSG is ECS in JSON. For one thread. */
public final class SyslogFormat {

  /** Facility authpriv (RFC 5424 table 1, code 10). */
  private static final int FACILITY = 10;

  /** Below rsyslog's default of 8,096 bytes, beyond which it cuts and says nothing. */
  private static final int MOST_BYTES = 7 * 1024;

  private static final int LONGEST_HOST = 255;
  private static final int LONGEST_APP = 48;
  private static final int LONGEST_TEXT = 1_024;
  private static final int SHORTEST_TEXT = 16;

  private static final DateTimeFormatter RFC3339 =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final EcsFormat ecs;
  private final String source;
  private final int mostBytes;

  private SyslogFormat(Identity identity, int mostBytes) {
    this.ecs = new EcsFormat(identity);
    this.mostBytes = mostBytes;
    String pid = identity.pid() < 0 ? "-" : Long.toString(identity.pid());
    this.source =
        printable(identity.host(), LONGEST_HOST)
            + " "
            + printable(identity.service(), LONGEST_APP)
            + " "
            + pid;
  }

  /** For transports that carry a message of any common receiver's size. */
  public static SyslogFormat of(Identity identity) {
    return new SyslogFormat(identity, MOST_BYTES);
  }

  /**
   * For datagrams.
   *
   * @param mostBytes what one may carry
   */
  public static SyslogFormat ofDatagrams(Identity identity, int mostBytes) {
    return new SyslogFormat(identity, mostBytes);
  }

  /**
   * One message, without any framing. If it is too long for the receiver its texts are shortened,
   * then its own fields and other lesser things are left out, and it says so.
   */
  public byte[] format(SecurityEvent event) throws IOException {
    String time = RFC3339.format(Instant.ofEpochMilli(event.time()));
    int priority = FACILITY * 8 + event.type().severity(event.outcome());
    String header =
        "<" + priority + ">1 " + time + " " + source + " " + event.type().name() + " - ";
    byte[] start = header.getBytes(StandardCharsets.US_ASCII);
    byte[] whole = format(event, time, start, false);
    byte[] message = whole != null ? whole : format(essentials(event), time, start, true);
    if (message == null) {
      throw new IOException("an event of this type does not fit into " + mostBytes + " bytes");
    }
    return message;
  }

  /** With texts as long as they may be for all of it to fit; null if it does not fit. */
  private byte @Nullable [] format(
      SecurityEvent event, String time, byte[] header, boolean hasBeenCut) throws IOException {
    ByteArrayOutputStream message = new ByteArrayOutputStream(1_024);
    for (int longest = LONGEST_TEXT; longest >= SHORTEST_TEXT; longest /= 2) {
      message.reset();
      message.write(header);
      ecs.write(event, time, new Shortener(longest, hasBeenCut), message);
      if (message.size() <= mostBytes) {
        return message.toByteArray();
      }
    }
    return null;
  }

  /** Without what an event may have any number of, and what says least about who and what. */
  private static SecurityEvent essentials(SecurityEvent event) {
    Request request = event.request();
    return SecurityEvent.builder(event.type(), event.outcome(), event.time())
        .user(event.user())
        .reason(event.reason())
        .resource(event.resource())
        .rows(event.rows())
        .pointcut(event.pointcut())
        .request(request == null ? null : essentials(request))
        .build();
  }

  private static Request essentials(Request request) {
    return new Request(
        null, null, Request.NO_STATUS, request.source(), null, null, request.session());
  }

  /** PRINTUSASCII (RFC 5424 section 6), or the nil value. */
  private static String printable(String text, int longest) {
    StringBuilder kept = new StringBuilder();
    for (int i = 0; i < text.length() && kept.length() < longest; i++) {
      char c = text.charAt(i);
      kept.append(c > ' ' && c < 0x7f ? c : '_');
    }
    return kept.length() == 0 ? "-" : kept.toString();
  }
}
