// SPDX-License-Identifier: Apache-2.0

package io.telltale.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.telltale.harness.Agent;
import io.telltale.harness.Build;
import io.telltale.harness.Forked;
import io.telltale.harness.Jvm;
import io.telltale.harness.Jvms;
import io.telltale.harness.Ports;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The flag adds nothing to what a JVM prints but the agent's own lines. */
class QuietIT {

  static Stream<Jvm> jvms() {
    return Jvms.all().stream();
  }

  private static Forked java(Jvm jvm, String... arguments) {
    List<String> command = new ArrayList<>(List.of(jvm.java().toString()));
    command.addAll(List.of(arguments));
    return Forked.start(Build.newFolder("quiet"), command);
  }

  private static List<String> versionLines(Jvm jvm, String... flags) {
    List<String> arguments = new ArrayList<>(List.of(flags));
    arguments.add("-version");
    try (Forked version = java(jvm, arguments.toArray(String[]::new))) {
      assertThat(version.awaitExit()).isZero();
      return Stream.concat(version.stdout().lines(), version.stderr().lines()).toList();
    }
  }

  private static List<String> withoutAgentsOwn(List<String> lines) {
    return lines.stream().filter(line -> !line.startsWith("telltale: ")).toList();
  }

  @ParameterizedTest
  @MethodSource("jvms")
  void theVersionIsPrintedAsWithoutTheAgent(Jvm jvm) {
    String flag = Agent.withoutOptions().flag();

    assertThat(withoutAgentsOwn(versionLines(jvm, flag))).isEqualTo(versionLines(jvm));
  }

  @ParameterizedTest
  @MethodSource("jvms")
  void classDataSharingIsNotDisturbed(Jvm jvm) {
    String flag = Agent.withoutOptions().flag();

    assertThat(withoutAgentsOwn(versionLines(jvm, "-Xshare:auto", flag)))
        .isEqualTo(versionLines(jvm, "-Xshare:auto"));
  }

  /** Long enough for all that the agent does in the background. */
  @ParameterizedTest
  @MethodSource("jvms")
  void aRunningProgramPrintsNothingButItsOwn(Jvm jvm) {
    int nobody = Ports.free();
    String flag = Agent.withoutOptions().target("tcp://" + Ports.LOOPBACK + ":" + nobody).flag();
    String classPath = Sources.helloClassPath().toString();
    try (Forked hello = java(jvm, flag, "-cp", classPath, "Hello")) {
      await()
          .untilAsserted(
              () ->
                  assertThat(hello.stderr().lines())
                      .anyMatch(line -> line.contains(Integer.toString(nobody))));

      assertThat(hello.stdout()).isEqualTo("hello\n");
      assertThat(withoutAgentsOwn(hello.stderr().lines().toList())).isEmpty();
    }
  }
}
