// SPDX-License-Identifier: Apache-2.0

package io.telltale.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.harness.Agent;
import io.telltale.harness.Build;
import io.telltale.harness.Forked;
import io.telltale.harness.Jvm;
import io.telltale.harness.Jvms;
import io.telltale.harness.Ports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The agent's flag in JAVA_TOOL_OPTIONS reaches the JDK's tools too, which must not notice. */
class JdkToolsIT {

  private static final List<List<String>> COMMANDS =
      List.of(
          List.of("keytool", "-help"),
          List.of("jcmd", "-h"),
          List.of("jps", "-help"),
          List.of("javac", "-version"),
          List.of("jar", "--version"));

  static Stream<Arguments> tools() {
    return Jvms.all().stream()
        .flatMap(
            jvm ->
                COMMANDS.stream()
                    .filter(command -> Files.isExecutable(tool(jvm, command)))
                    .map(command -> Arguments.of(jvm, command)));
  }

  private static Path tool(Jvm jvm, List<String> command) {
    return jvm.home().resolve("bin").resolve(command.get(0));
  }

  /** How it ends and what it prints; where is as it pleases the tool and its version. */
  private record Outcome(int exitCode, String stdout, String stderr) {}

  private static Outcome run(Jvm jvm, List<String> command, Map<String, String> environment) {
    Stream<String> arguments = command.stream().skip(1);
    List<String> line = Stream.concat(Stream.of(tool(jvm, command).toString()), arguments).toList();
    try (Forked forked = Forked.start(Build.newFolder("tool"), environment, line)) {
      return new Outcome(forked.awaitExit(), forked.stdout(), forked.stderr());
    }
  }

  @ParameterizedTest
  @MethodSource("tools")
  void behavesAndPrintsAsWithoutTheAgent(Jvm jvm, List<String> command) {
    String flag = Agent.withoutOptions().target("tcp://" + Ports.LOOPBACK + ":1").flag();
    Outcome alone = run(jvm, command, Map.of());
    Outcome with = run(jvm, command, Map.of("JAVA_TOOL_OPTIONS", flag));

    String announced = "Picked up JAVA_TOOL_OPTIONS: " + flag + "\n";
    assertThat(with)
        .isEqualTo(new Outcome(alone.exitCode(), alone.stdout(), announced + alone.stderr()));
  }
}
