// SPDX-License-Identifier: Apache-2.0

package io.telltale.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.event.EventType;
import io.telltale.event.Request;
import io.telltale.event.SecurityEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the texts are, one event is one line of a bounded length. */
class HostileTextTest {

  private static final int MOST = 7 * 1024;

  /** RFC 5426 section 3.2 over IPv6. */
  private static final int MOST_OF_DATAGRAM = 1_180;

  private static final Identity IDENTITY = new Identity("payroll", "demo", "app01", 4711);

  static Stream<String> texts() {
    return Stream.of(
        "a\r\nb",
        "\u0000\u0001\u001f\u007f",
        "\u0080\u0085\u009b31m\u009f",
        "\u202eevil\u202c \u2066x\u2069 \u200e\u200f \u061c",
        "\u2028line\u2029paragraph",
        "\ufeff\u200b\u2060",
        "]|=\"'\\/<>&${jndi:ldap://x}%n",
        "<13>1 2026-01-01T00:00:00Z forged app - - - {}",
        "Jürgen 日本 \ud83d\ude00");
  }

  @ParameterizedTest
  @MethodSource("texts")
  void comeThroughAsTheyAreAndOnOneLine(String text) throws IOException {
    SecurityEvent event = Hostile.everywhere(EventType.DATA_EXPORT, text, 1);

    Message message = Message.of(Plain.of(Hostile.identity(text), MOST, event));

    assertThat(message.at("user.name")).isEqualTo(text);
    assertThat(message.at("url.path")).isEqualTo(text);
    assertThat(message.at("service.name")).isEqualTo(text);
    assertThat(message.at("telltale.resource")).isEqualTo(text);
    assertThat(message.at("telltale.truncated")).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ud800", "a\udc00b", "\ud83d\ud83d\ude00", "\ude00\ud83d"})
  void areMendedWhereTheyAreHalfACharacter(String text) throws IOException {
    SecurityEvent event = Hostile.everywhere(EventType.LOGIN_FAILURE, text, 1);

    Message message = Message.of(Plain.of(Hostile.identity(text), MOST, event));

    assertThat(message.at("user.name")).asString().contains("\ufffd");
    assertThat(message.at("service.name")).asString().contains("\ufffd");
  }

  static Stream<Arguments> longTexts() {
    return Stream.of("x", "\u0001", "\"", "ü", "日", "\ud83d\ude00", "\ud800", "\u202e")
        .map(unit -> Arguments.of(escaped(unit), unit.repeat(1_000_000 / unit.length())));
  }

  private static String escaped(String unit) {
    return String.format("U+%04X", unit.codePointAt(0));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("longTexts")
  void areCutAndSaySo(String name, String text) throws IOException {
    byte[] bytes = Plain.of(IDENTITY, MOST, Hostile.withUser(text));

    assertThat(bytes).hasSizeLessThanOrEqualTo(MOST);
    Message message = Message.of(bytes);
    assertThat(message.at("telltale.truncated")).isEqualTo(true);
    String mended = text.substring(0, 20).replace('\ud800', '\ufffd').substring(0, 2);
    assertThat(message.at("user.name")).asString().hasSizeGreaterThan(100).startsWith(mended);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("longTexts")
  void exceedNoBoundWhereverTheyStand(String name, String text) throws IOException {
    Identity identity = Hostile.identity(text);
    List<EventType> types = new ArrayList<>(EventType.builtIn());
    types.add(EventType.named("e".repeat(32)));
    for (int fields : new int[] {0, 30}) {
      for (EventType type : types) {
        SecurityEvent event = Hostile.everywhere(type, text, fields);
        byte[] datagram = Plain.of(identity, MOST_OF_DATAGRAM, event);
        byte[] whole = Plain.of(identity, MOST, event);

        assertThat(datagram).hasSizeLessThanOrEqualTo(MOST_OF_DATAGRAM);
        assertThat(whole).hasSizeLessThanOrEqualTo(MOST);
        for (byte[] bytes : new byte[][] {datagram, whole}) {
          Message message = Message.of(bytes);
          assertThat(message.at("telltale.truncated")).isEqualTo(true);
          assertThat(message.at("telltale.pointcut")).isEqualTo("p".repeat(64));
          assertThat(message.at("event.code")).isEqualTo(type.name());
          assertThat(message.at("user.name")).asString().isNotEmpty();
        }
      }
    }
  }

  /** An address that is cut is no address any more. */
  @Test
  void leaveAddressesWhole() throws IOException {
    String address = "2001:0db8:85a3:0000:0000:8a2e:255.255.255.255";
    SecurityEvent event =
        Hostile.everywhere(EventType.LOGIN_FAILURE, "\u0001".repeat(5_000), 100).toBuilder()
            .request(new Request("GET", "/", 200, address, address, null, null))
            .build();

    Message message = Message.of(Plain.of(IDENTITY, MOST_OF_DATAGRAM, event));

    assertThat(message.at("source.ip")).isEqualTo(address);
  }

  @Test
  void leaveAnEventOfUsualSizeWhole() throws IOException {
    SecurityEvent event = Hostile.everywhere(EventType.LOGIN_FAILURE, "usual text", 1);

    byte[] datagram = Plain.of(IDENTITY, MOST_OF_DATAGRAM, event);

    assertThat(new String(datagram, StandardCharsets.UTF_8)).doesNotContain("truncated");
    assertThat(datagram).hasSizeLessThanOrEqualTo(MOST_OF_DATAGRAM);
  }
}
