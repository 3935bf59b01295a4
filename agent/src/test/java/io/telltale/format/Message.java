// SPDX-License-Identifier: Apache-2.0

package io.telltale.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A message taken apart by the ABNF of RFC 5424 section 6. */
record Message(
    int priority, String time, String host, String app, String process, String id, String text) {

  private static final String PRINTABLE = "[\\x21-\\x7E]";

  /** TIMESTAMP without a leap second, in UTC and with milliseconds, as ours are. */
  private static final String TIMESTAMP =
      "\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])"
          + "T(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d\\.\\d{3}Z";

  private static final Pattern MESSAGE =
      Pattern.compile(
          "<(0|[1-9]\\d{0,2})>1 ("
              + TIMESTAMP
              + ") ("
              + PRINTABLE
              + "{1,255}) ("
              + PRINTABLE
              + "{1,48}) ("
              + PRINTABLE
              + "{1,128}) ("
              + PRINTABLE
              + "{1,32}) \\[timeQuality tzKnown=\"1\"\\] (.*)");

  /** Fails unless it is one line of valid UTF-8 of the form that the ABNF gives. */
  static Message of(byte[] bytes) {
    String whole;
    try {
      whole =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString();
    } catch (IOException e) {
      throw new AssertionError("no UTF-8", e);
    }
    assertThat(whole.chars())
        .noneMatch(Character::isISOControl)
        .noneMatch(c -> c == 0x2028 || c == 0x2029)
        .noneMatch(c -> c >= 0x200e && c <= 0x200f || c >= 0x202a && c <= 0x202e)
        .noneMatch(c -> c >= 0x2066 && c <= 0x2069 || c == 0x61c || c == 0xfeff);
    Matcher matcher = MESSAGE.matcher(whole);
    assertThat(matcher.matches()).as(whole).isTrue();
    Message message =
        new Message(
            Integer.parseInt(matcher.group(1)),
            matcher.group(2),
            matcher.group(3),
            matcher.group(4),
            matcher.group(5),
            matcher.group(6),
            matcher.group(7));
    assertThat(message.priority).isBetween(0, 191);
    return message;
  }

  Map<String, Object> json() {
    try {
      return Json.object(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new AssertionError(text, e);
    }
  }

  Object at(String path) {
    return Json.at(json(), path);
  }
}
