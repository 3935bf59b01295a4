// SPDX-License-Identifier: Apache-2.0

package io.telltale.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class PayrollProcessTest {

  private final List<String> agentLines = new CopyOnWriteArrayList<>();

  private PayrollProcess process(Class<?> main, String... args) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-cp");
    command.add(
        new File(main.getProtectionDomain().getCodeSource().getLocation().getPath()).toString());
    command.add(main.getName());
    command.addAll(Arrays.asList(args));
    return new PayrollProcess(command, agentLines::add);
  }

  /** Serves nothing, but says so as the application does. */
  static final class Serving {
    public static void main(String[] args) throws InterruptedException {
      System.err.println("telltale: hello \u001b[2J");
      System.out.println("payroll: http://127.0.0.1:8123/payroll/");
      System.out.println("pid " + ProcessHandle.current().pid());
      Thread.sleep(Long.MAX_VALUE);
    }
  }

  static final class Failing {
    public static void main(String[] args) {
      System.out.println("no port");
    }
  }

  @Test
  void waitsForTheAddressAndEndsItAtClose() throws Exception {
    PayrollProcess process = process(Serving.class);
    long pid;
    try (process) {
      assertThat(process.start(60)).isEqualTo("http://127.0.0.1:8123/payroll/");
      await().until(() -> !process.lastLines().isEmpty());
      pid = Long.parseLong(process.lastLines().get(0).substring("pid ".length()));
      assertThat(ProcessHandle.of(pid)).isPresent();
    }

    assertThat(ProcessHandle.of(pid)).as("nothing is left").isEmpty();
    assertThat(process.isStopped()).isTrue();
    assertThat(agentLines).containsExactly("telltale: hello \\u001b[2J");
  }

  @Test
  void tellsAnApplicationThatDoesNotComeUp() {
    try (PayrollProcess process = process(Failing.class)) {
      assertThatThrownBy(() -> process.start(60))
          .isInstanceOf(CliException.class)
          .hasMessage("the application ended before it was ready");
      assertThat(process.lastLines()).containsExactly("no port");
    }
  }

  @Test
  void neverStartsOnceItWasClosed() {
    PayrollProcess process = process(Serving.class);
    process.close();

    assertThatThrownBy(() -> process.start(60)).isInstanceOf(CliException.class);
  }
}
