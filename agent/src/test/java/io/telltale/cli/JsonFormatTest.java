// SPDX-License-Identifier: Apache-2.0

package io.telltale.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFormatTest {

  private final JsonFormat format = new JsonFormat();

  private String line(String text) {
    return format.line(Samples.message(text), "192.0.2.1:40000");
  }

  @Test
  void leavesAnEventAsItCame() {
    assertThat(line(Samples.JSON)).isEqualTo(Samples.JSON);
  }

  @Test
  void keepsOneMessageOnOneLineAndItsMeaning() {
    String line = line("{\n\t\"a\": \"x\u0085\u2028\u202e\udb40\udc41ü\",\r\n\"n\": 1.10 }");

    assertThat(line)
        .isEqualTo("{  \"a\": \"x\\u0085\\u2028\\u202e\\udb40\\udc41ü\",  \"n\": 1.10 }");
    assertThat(EventFields.parse(line).orElseThrow().get("a"))
        .isEqualTo("x\u0085\u2028\u202e\udb40\udc41ü");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "plain\u001b",
        "[1]",
        "1",
        "{\"a\":1} {}",
        "{\"a\":1,\"a\":2}",
        "{\"a\":\"x\ty\"}",
        "{"
      })
  void wrapsWhatIsNotOneJsonObject(String text) {
    String line = line(text);

    assertThat(line).startsWith("{\"message\":").doesNotContain("\u001b", "\t");
    EventFields wrapped = EventFields.parse(line).orElseThrow();
    assertThat(wrapped.get("message")).isEqualTo(text);
    assertThat(wrapped.get("log.syslog.appname")).isEqualTo("payroll");
    assertThat(wrapped.get("log.source.address")).isEqualTo("192.0.2.1:40000");
  }

  @Test
  void wrapsWhatIsNotSyslog() {
    assertThat(format.line("<13>su: \"x\"\n".getBytes(UTF_8), "p"))
        .isEqualTo(
            "{\"message\":\"<13>su: \\\"x\\\"\\n\",\"log\":{\"source\":{\"address\":\"p\"}}}");
  }

  @Test
  void survivesDeepNesting() {
    assertThat(line("{\"a\":".repeat(10_000))).startsWith("{\"message\":");
  }
}
