// SPDX-License-Identifier: Apache-2.0

package io.telltale.cli;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The header and the MSG of one RFC 5424 message. Structured data is checked and skipped. Strings
 * are as received; {@code -} is NILVALUE.
 */
final class SyslogMessage {

  private static final byte[] BOM = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  private final int priority;
  private final String timestamp;
  private final String hostName;
  private final String appName;
  private final String processId;
  private final String messageId;
  private final String text;

  private SyslogMessage(HeaderCursor in) throws HeaderCursor.Mismatch {
    // RFC 5424 section 6: SYSLOG-MSG = HEADER SP STRUCTURED-DATA [SP MSG]
    priority = in.priority();
    in.version();
    in.expect(' ');
    timestamp = in.timestamp();
    in.expect(' ');
    hostName = in.word(255);
    in.expect(' ');
    appName = in.word(48);
    in.expect(' ');
    processId = in.word(128);
    in.expect(' ');
    messageId = in.word(32);
    in.expect(' ');
    in.skipStructuredData();
    text = in.atEnd() ? "" : message(in);
  }

  /** Reads a message; nothing if it is not RFC 5424 by the letter. */
  static Optional<SyslogMessage> parse(byte[] octets) {
    try {
      return Optional.of(new SyslogMessage(new HeaderCursor(octets)));
    } catch (HeaderCursor.Mismatch e) {
      return Optional.empty();
    }
  }

  /**
   * RFC 5424 section 6.4: MSG is UTF-8 behind a byte order mark, else any octets. These are read as
   * UTF-8 too, with U+FFFD for what is not.
   */
  private static String message(HeaderCursor in) throws HeaderCursor.Mismatch {
    in.expect(' ');
    in.skipIfNext(BOM);
    return in.rest(StandardCharsets.UTF_8);
  }

  /** Facility times eight plus severity, 0 to 191 (section 6.2.1). */
  int priority() {
    return priority;
  }

  /** RFC 3339 with at most six fraction digits, or {@code -} (section 6.2.3). */
  String timestamp() {
    return timestamp;
  }

  String hostName() {
    return hostName;
  }

  String appName() {
    return appName;
  }

  String processId() {
    return processId;
  }

  String messageId() {
    return messageId;
  }

  /** The MSG without its byte order mark; empty if there is none. */
  String text() {
    return text;
  }
}
