// SPDX-License-Identifier: Apache-2.0

package io.telltale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CliTest {

  private final StringWriter errors = new StringWriter();
  private final StringWriter output = new StringWriter();

  private int run(String... args) {
    CommandLine commandLine = Cli.commandLine();
    commandLine.setErr(new PrintWriter(errors, true));
    commandLine.setOut(new PrintWriter(output, true));
    return commandLine.execute(args);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "recieve",
        "receive --tls 0",
        "receive --tls 0 --cert a.pem",
        "receive --tcp 0 --client-ca a.pem",
        "receive --format xml",
        "receive --tcp 0 --count 0",
        "receive --color sometimes",
        "demo --keep=x",
      })
  void aCommandThatIsMistypedEndsWith2AndAReason(String typed) {
    int code = run(typed.isEmpty() ? new String[0] : typed.split(" "));

    assertThat(code).isEqualTo(2);
    assertThat(errors.toString())
        .containsAnyOf("Usage: ", "Did you mean: ")
        .doesNotContain("\tat ");
  }

  @Test
  void aPortThatIsTakenIsOneLine() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int code = run("receive", "--tcp", Integer.toString(taken.getLocalPort()));

      assertThat(code).isEqualTo(1);
      assertThat(errors.toString())
          .startsWith("telltale: cannot listen on tcp://127.0.0.1:" + taken.getLocalPort())
          .hasLineCount(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo", "receive", "check", "scan", "packs", "version"})
  void helpNamesEachCommand(String command) {
    assertThat(run("--help")).isZero();
    assertThat(output.toString()).contains("  " + command + "  ");
    assertThat(run(command, "--help")).isZero();
  }
}
