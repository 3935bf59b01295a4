// SPDX-License-Identifier: Apache-2.0

package io.telltale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PrintableTest {

  @Test
  void leavesVisibleTextAlone() {
    String text = "Zoë Müller 東京 ελληνικά 😀 <a>&\"'\\ ~!";

    assertThat(Printable.escape(text)).isSameAs(text);
  }

  @Test
  void escapesAllThatCouldCommandATerminalOrReorderALine() {
    IntStream dangerous =
        Stream.of(
                IntStream.rangeClosed(0, 0x1f).toArray(),
                IntStream.rangeClosed(0x7f, 0x9f).toArray(), // DEL and C1
                IntStream.rangeClosed(0x200b, 0x200f).toArray(), // zero width, marks
                IntStream.rangeClosed(0x202a, 0x202e).toArray(), // bidi embeddings, overrides
                IntStream.rangeClosed(0x2066, 0x2069).toArray(), // bidi isolates
                new int[] {0x2028, 0x2029, 0x061c, 0xfeff, 0xad, 0xe000, 0xd800, 0xdfff})
            .flatMapToInt(IntStream::of);

    dangerous.forEach(
        c ->
            assertThat(Printable.escape("a" + (char) c + "b"))
                .isEqualTo(String.format("a\\u%04xb", c)));
  }

  @Test
  void escapesBeyondTheBasicPlaneAsTwoUnits() {
    assertThat(Printable.escape("x\udb40\udc41y")) // tag letter A, invisible
        .isEqualTo("x\\udb40\\udc41y");
  }

  @Test
  void leavesAPlainWordBareAndQuotesAllElse() {
    assertThat(Printable.value("mallory@acme.example")).isEqualTo("mallory@acme.example");
    assertThat(Printable.value("")).isEqualTo("\"\"");
    assertThat(Printable.value("bob 10.0.0.1")).isEqualTo("\"bob 10.0.0.1\"");
    assertThat(Printable.value("x\u00a0reason=ok")).isEqualTo("\"x\u00a0reason=ok\"");
    assertThat(Printable.value("a\"b")).isEqualTo("\"a\\\"b\"");
    assertThat(Printable.value("\\u001b")).as("not to be taken for ESC").isEqualTo("\"\\\\u001b\"");
    assertThat(Printable.value("\u001b")).isEqualTo("\"\\u001b\"");
  }

  @Test
  void cutsALongValueAtACharacter() {
    assertThat(Printable.value("x".repeat(1_000_000))).isEqualTo("x".repeat(200) + "…");
    assertThat(Printable.value("x".repeat(199) + "😀😀")).isEqualTo("x".repeat(199) + "…");
  }
}
