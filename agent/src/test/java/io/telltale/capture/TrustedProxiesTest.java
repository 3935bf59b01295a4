// SPDX-License-Identifier: Apache-2.0

package io.telltale.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.config.Position;
import io.telltale.config.Problem;
import io.telltale.config.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {

  private final List<Problem> problems = new ArrayList<>();

  private TrustedProxies trusting(String... blocks) {
    List<Text> texts =
        Stream.of(blocks).map(block -> new Text(block, new Position("t.yaml", 3, 5))).toList();
    return TrustedProxies.of(texts, problems);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // the nearest that is no proxy of ours, from the right
        "10.0.0.1 | 203.0.113.9                        | 203.0.113.9",
        "10.0.0.1 | 1.1.1.1, 203.0.113.9, 10.9.9.9     | 203.0.113.9",
        "10.0.0.1 | 1.1.1.1,203.0.113.9,10.9.9.9       | 203.0.113.9",
        "10.0.0.1 | 10.3.3.3, 10.2.2.2                 | 10.3.3.3",
        "10.0.0.1 | 2001:db8::5, 10.2.2.2              | 2001:db8::5",
        "fd00::1  | 203.0.113.9, fd00:0:0:0:0:0:0:2    | 203.0.113.9",
        "::ffff:10.0.0.1 | 203.0.113.9                 | 203.0.113.9",
        "127.0.0.1 | 203.0.113.9                       | 203.0.113.9",
        // a peer that is no proxy may say what it likes
        "192.0.2.7 | 203.0.113.9                       | 192.0.2.7",
        "11.0.0.1 | 203.0.113.9                        | 11.0.0.1",
        "fe00::1  | 203.0.113.9                        | fe00::1",
        "unknown  | 203.0.113.9                        | unknown",
        // what is no address ends the search at whoever sent it
        "10.0.0.1 | 203.0.113.9, unknown, 10.9.9.9     | 10.9.9.9",
        "10.0.0.1 | unknown                            | 10.0.0.1",
        "10.0.0.1 | _hidden, 10.9.9.9                  | 10.9.9.9",
        "10.0.0.1 | ,                                  | 10.0.0.1",
        "10.0.0.1 | evil.example.com                   | 10.0.0.1",
        "10.0.0.1 | 203.0.113.9:4711                   | 10.0.0.1",
        "10.0.0.1 | ::::::::                           | 10.0.0.1",
        "10.0.0.1 | :                                  | 10.0.0.1",
      })
  void believesThoseThatAreNamed(String peer, String header, String source) {
    TrustedProxies proxies = trusting("10.0.0.0/8", "127.0.0.1", "fd00::/8");

    assertThat(proxies.source(peer, header)).isEqualTo(source);
    assertThat(problems).isEmpty();
  }

  /** Java reads some of these as addresses and asks the resolver for the others. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "999.999.999.999",
        "1.2.3.4.5",
        "1234567",
        "10.20.300",
        "1.2.3.256",
        "...1.1.1",
        ".:1",
        "010.1.1.1"
      })
  void takesNothingButWholeAddresses(String garbage) {
    assertThat(trusting("0.0.0.0/0", "::/0").source("10.0.0.1", garbage)).isEqualTo("10.0.0.1");
    assertThat(trusting(garbage).isEmpty()).isTrue();
    assertThat(problems).hasSize(1);
  }

  @Test
  void isThePeerWhereThereIsNoHeader() {
    assertThat(trusting("10.0.0.0/8").source("10.0.0.1", null)).isEqualTo("10.0.0.1");
    assertThat(trusting("10.0.0.0/8").source(null, "1.1.1.1")).isNull();
    assertThat(trusting().source("10.0.0.1", "1.1.1.1")).isEqualTo("10.0.0.1");
    assertThat(trusting().isEmpty()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "10.1.0.0/15, 10.0.255.1, true",
    "10.1.0.0/15, 10.2.0.0, false",
    "10.1.2.3/32, 10.1.2.3, true",
    "10.1.2.3/32, 10.1.2.2, false",
    "0.0.0.0/0, 192.0.2.1, true",
    "0.0.0.0/0, 2001:db8::1, false",
    "2001:db8::/33, 2001:db8:7fff::1, true",
    "2001:db8::/33, 2001:db8:8000::1, false"
  })
  void reachesAsFarAsItsPrefix(String block, String peer, boolean trusted) {
    assertThat(trusting(block).source(peer, "203.0.113.9"))
        .isEqualTo(trusted ? "203.0.113.9" : peer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/", "10.0.0.0/a", "proxy", "::/129", ""})
  void refusesWhatIsNoBlock(String text) {
    assertThat(trusting(text).isEmpty()).isTrue();

    assertThat(problems).hasSize(1);
    assertThat(problems.get(0)).hasToString("t.yaml:3:5: " + said(text));
  }

  private static String said(String text) {
    return "'" + text + "' is no address or CIDR block, such as 10.0.0.0/8";
  }
}
