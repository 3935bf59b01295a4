// SPDX-License-Identifier: Apache-2.0

package io.telltale.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyslogMessageTest {

  private static Optional<SyslogMessage> parse(String text) {
    return SyslogMessage.parse(text.getBytes(UTF_8));
  }

  @Test
  void readsTheExamplesOfTheRfc() {
    SyslogMessage first =
        parse(
                "<34>1 2003-10-11T22:14:15.003Z mymachine.example.com su - ID47 - \ufeff'su root'"
                    + " failed for lonvick on /dev/pts/8")
            .orElseThrow();
    assertThat(first.priority()).isEqualTo(34);
    assertThat(first.timestamp()).isEqualTo("2003-10-11T22:14:15.003Z");
    assertThat(first.hostName()).isEqualTo("mymachine.example.com");
    assertThat(first.appName()).isEqualTo("su");
    assertThat(first.processId()).isEqualTo("-");
    assertThat(first.messageId()).isEqualTo("ID47");
    assertThat(first.text()).isEqualTo("'su root' failed for lonvick on /dev/pts/8");

    assertThat(parse("<165>1 2003-08-24T05:14:15.000003-07:00 192.0.2.1 myproc 8710 - - %% It's"))
        .hasValueSatisfying(message -> assertThat(message.text()).isEqualTo("%% It's"));

    assertThat(
            parse(
                "<165>1 2003-10-11T22:14:15.003Z m evntslog - ID47 [exampleSDID@32473 iut=\"3\""
                    + " eventSource=\"Application\" eventID=\"1011\"][examplePriority@32473"
                    + " class=\"high\"]"))
        .hasValueSatisfying(message -> assertThat(message.text()).isEmpty());
  }

  @Test
  void skipsStructuredDataWithWhatIsEscapedInIt() {
    assertThat(parse("<0>1 - - - - - [a x=\"\\\"]\\\\\" y=\"\"][b] text"))
        .as("an unescaped ] in a value is not the end of the element")
        .isEmpty();
    assertThat(parse("<0>1 - - - - - [a x=\"q\\\" b\\] s\\\\\" y=\"c:\\dir ü [\"][b] [text]"))
        .hasValueSatisfying(message -> assertThat(message.text()).isEqualTo("[text]"));
  }

  @Test
  void keepsWhatIsNotUtf8AsReplacement() {
    byte[] octets = "<0>1 - - - - - - x?y".getBytes(UTF_8);
    octets[octets.length - 2] = (byte) 0xff;

    assertThat(SyslogMessage.parse(octets).orElseThrow().text()).isEqualTo("x\ufffdy");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<0>1 - - - - - -",
        "<191>1 - - - - - - ",
        "<13>1 - - - - - [a] [b",
        "<13>1 2024-02-29T23:59:59.123456+05:30 h a p m - x",
      })
  void takesWhatTheGrammarAllows(String text) {
    assertThat(parse(text)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<",
        "hello",
        "<13>Oct 11 22:14:15 mymachine su: 'su root' failed", // RFC 3164
        "<192>1 - - - - - - x",
        "<013>1 - - - - - - x",
        "<>1 - - - - - - x",
        "<1111>1 - - - - - - x",
        "<13>2 - - - - - - x",
        "<13>12 - - - - - - x",
        "<13> - - - - - - x",
        "<13>1 2003-10-11t22:14:15Z - - - - - x",
        "<13>1 2003-10-11T22:14:15z - - - - - x",
        "<13>1 2003-10-11T22:14:60Z - - - - - x",
        "<13>1 2003-10-11T24:14:00Z - - - - - x",
        "<13>1 2003-02-29T22:14:15Z - - - - - x",
        "<13>1 2003-10-11T22:14:15.1234567Z - - - - - x",
        "<13>1 2003-10-11T22:14:15 - - - - - x",
        "<13>1 -  - - - - - x",
        "<13>1 - hö - - - - x",
        "<13>1 - - - - 123456789012345678901234567890123 - x", // MSGID of 33
        "<13>1 - - - - - x",
        "<13>1 - - - - - [] x",
        "<13>1 - - - - - [a b] x",
        "<13>1 - - - - - [a b=c] x",
        "<13>1 - - - - - [a  b=\"c\"] x",
        "<13>1 - - - - - [a b=\"c\" x",
        "<13>1 - - - - - [a b=\"c\"]x",
        "<13>1 - - - - - [a][a] x",
      })
  void refusesWhatItDoesNot(String text) {
    assertThat(parse(text)).isEmpty();
  }
}
