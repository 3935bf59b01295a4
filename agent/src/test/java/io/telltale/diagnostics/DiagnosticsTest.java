// SPDX-License-Identifier: Apache-2.0

package io.telltale.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosticsTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Diagnostics diagnostics =
      new Diagnostics(new PrintStream(bytes, true, StandardCharsets.UTF_8));

  private List<String> lines() {
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private static Throwable failure(String message) {
    return new IllegalStateException(message, new RuntimeException(message));
  }

  @Test
  void saysALineAtOnce() {
    diagnostics.say("no target");

    assertThat(lines()).containsExactly("telltale: no target");
  }

  @Test
  void printsEachDistinctFailureOnceAndCountsAll() {
    for (int i = 0; i < 5; i++) {
      diagnostics.count("reading", failure("password" + i));
    }
    diagnostics.count("something else");
    assertThat(lines()).as("no I/O on an application's thread").isEmpty();

    diagnostics.flush();
    diagnostics.count("reading", failure("again"));
    diagnostics.flush();

    assertThat(lines())
        .hasSize(2)
        .allMatch(line -> line.startsWith("telltale: "))
        .anyMatch(line -> line.contains("reading: java.lang.IllegalStateException at " + here()))
        .anyMatch(line -> line.contains("something else"));
    assertThat(diagnostics.total()).isEqualTo(7);
  }

  private static String here() {
    return DiagnosticsTest.class.getName() + ".failure(";
  }

  @Test
  void neverPrintsWhatAnExceptionSays() {
    diagnostics.count("reading", failure("the password is hunter2"));
    diagnostics.flush();

    assertThat(String.join("\n", lines())).isNotEmpty().doesNotContain("hunter2");
  }

  @Test
  void takesAFailureWithoutAStack() {
    diagnostics.count("reading", new Exception("x", null, false, false) {});
    diagnostics.flush();

    assertThat(lines()).hasSize(1);
  }

  @Test
  void remembersABoundedNumberAndCountsTheRest() {
    for (int i = 0; i < 1_000; i++) {
      diagnostics.count("failure " + i);
    }
    diagnostics.count("failure 0");
    diagnostics.flush();

    assertThat(lines()).hasSizeLessThan(300).contains(line("failure 0"));
    assertThat(diagnostics.total()).isEqualTo(1_001);
  }

  private static String line(String what) {
    return "telltale: " + what + " (said once, counted from here on)";
  }

  @Test
  void tellsTheFirstOfItsKind() {
    assertThat(diagnostics.count("reading", failure("a"))).isTrue();
    assertThat(diagnostics.count("reading", failure("b"))).isFalse();
    assertThat(diagnostics.count("reading")).isTrue();
  }

  @Test
  void saysAtTheEndHowOftenWhatCameMoreThanOnce() {
    for (int i = 0; i < 300; i++) {
      diagnostics.count("failure " + i);
    }
    diagnostics.count("failure 0");
    diagnostics.count("failure 0");
    diagnostics.flush();
    int before = lines().size();

    diagnostics.close();

    assertThat(lines().subList(before, lines().size()))
        .containsExactly(
            "telltale: 3 times in all: failure 0",
            "telltale: 44 times in all: something else, of too many kinds to remember");
  }

  @Test
  void countsExactlyFromManyThreads() throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Thread thread =
          new Thread(
              () -> {
                for (int n = 0; n < 10_000; n++) {
                  diagnostics.count("failure " + n % 7);
                }
              });
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    diagnostics.flush();

    assertThat(diagnostics.total()).isEqualTo(40_000);
    assertThat(lines()).hasSize(7);
  }
}
