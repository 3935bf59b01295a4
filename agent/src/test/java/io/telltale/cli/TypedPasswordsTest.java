// SPDX-License-Identifier: Apache-2.0

package io.telltale.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TypedPasswordsTest {

  private final TypedPasswords typed = new TypedPasswords();

  private Iterable<String> found(String message) {
    return typed.foundIn(List.of("<13>1".getBytes(UTF_8), message.getBytes(UTF_8)));
  }

  @Test
  void findsAPasswordAsTyped() {
    typed.add("geheim-ü");

    assertThat(found("{\"user\":\"geheim-ü\"}")).containsExactly("geheim-ü");
    assertThat(found("{\"user\":\"geheim\"}")).isEmpty();
  }

  @Test
  void findsItUrlEncodedAndInABasicHeader() {
    typed.add("a+b c");
    String header = typed.addBasic("ops", "ops-secret");

    assertThat(header).isEqualTo("Basic b3BzOm9wcy1zZWNyZXQ=");
    assertThat(found("/login?password=a%2Bb+c")).containsExactly("a+b c");
    assertThat(found("authorization " + header)).containsExactly("ops-secret");
    assertThat(typed.size()).isEqualTo(2);
  }
}
