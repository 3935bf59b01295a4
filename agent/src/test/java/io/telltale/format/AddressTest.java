// SPDX-License-Identifier: Apache-2.0

package io.telltale.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "255.255.255.255",
        "::",
        "::1",
        "1::",
        "2001:db8::1",
        "2001:DB8:0:0:8:800:200c:417a",
        "0:0:0:0:0:0:0:1",
        "1:2:3:4:5:6:7::",
        "::2:3:4:5:6:7:8",
        "::ffff:192.0.2.1",
        "0:0:0:0:0:ffff:192.0.2.1"
      })
  void isOne(String text) {
    assertThat(Address.of(text)).isEqualTo(text);
  }

  /** A store that knows the field as an address would refuse the whole event. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":",
        ":::",
        "1:::2",
        "1::2::3",
        ":1",
        "1:",
        ":1::",
        "::1:",
        "1:2",
        "12345::",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "1:2:3:4:5:6:7::8",
        "g::1",
        "1.2.3.4::",
        "::1.2.3.4:5",
        "::1.2.3",
        "fe80::1%eth0",
        "1.2.3",
        "1.2.3.4.5",
        "1.2.3.256",
        "01.2.3.4",
        "1..2.3",
        "host"
      })
  void isNone(String text) {
    assertThat(Address.of(text)).isNull();
  }
}
