// SPDX-License-Identifier: Apache-2.0

package io.telltale.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SipHashTest {

  /** Key and input of the reference implementation's vectors: 00 01 02 … */
  private static final SipHash SIP = new SipHash(0x0706050403020100L, 0x0f0e0d0c0b0a0908L);

  private static byte[] counting(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) i;
    }
    return bytes;
  }

  @ParameterizedTest
  @CsvSource({
    "0, 726fdb47dd0e0e31",
    "1, 74f839c593dc67fd",
    "8, 93f5f5799a932462",
    "15, a129ca6149be45e5"
  })
  void isTheReferences(int length, String hash) {
    assertThat(SIP.of(counting(length))).isEqualTo(Long.parseUnsignedLong(hash, 16));
  }

  @Test
  void isTheSameOfWords() {
    assertThat(SIP.of(0x0706050403020100L)).isEqualTo(SIP.of(counting(8)));
  }
}
