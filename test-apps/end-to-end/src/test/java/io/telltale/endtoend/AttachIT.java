// SPDX-License-Identifier: Apache-2.0

package io.telltale.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.telltale.harness.Build;
import io.telltale.harness.Forked;
import io.telltale.harness.Jvm;
import io.telltale.harness.Jvms;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code telltale.jar attach PID}: into a JVM of any version, by the JDK that runs this suite. */
class AttachIT {

  private static final String[] SCENARIOS = {"many-classes", "sign-in-meanwhile"};

  static Stream<Jvm> jvms() {
    return Jvms.all().stream();
  }

  /** Runs the command from a folder of its own, with a path relative to it. */
  private static Forked attach(long pid, Oddities.Launch to, String configuration) {
    Path folder = Build.newFolder("attach");
    Oddities.write(folder.resolve("telltale.yaml"), configuration);
    return Forked.start(
        folder,
        List.of(
            Jvms.current().java().toString(),
            "-jar",
            Build.agentJar().toString(),
            "attach",
            Long.toString(pid),
            "--config",
            "telltale.yaml",
            "--target",
            "file:" + to.folder().resolve("events.log")));
  }

  private static void assertAttaches(long pid, Oddities.Launch to) {
    try (Forked attach = attach(pid, to, Oddities.LOGINS)) {
      assertThat(attach.awaitExit()).as(attach.stdout() + attach.stderr()).isZero();
      assertThat(attach.stderr()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("jvms")
  void classesThatAreInUseAreWovenAndNoOthersAreTouched(Jvm jvm) {
    Oddities.Launch launch = Oddities.Launch.withoutAgent(jvm).with(Oddities.ownAgent());
    Oddities run =
        launch.run(
            running -> {
              await().until(() -> running.stdout().contains("waiting"));
              assertAttaches(running.pid(), launch);
              launch.awaitLogin();
              assertAttaches(running.pid(), launch);
            },
            SCENARIOS);

    assertThat(run.exitCode()).as(run.stderr()).isZero();
    List<String> reported = run.users();
    int first = run.calls().indexOf(reported.get(0));
    assertThat(reported).containsExactlyElementsOf(run.calls().subList(first, run.calls().size()));
    assertThat(run.stdout().lines().filter(line -> line.startsWith("retransformed ")))
        .contains("retransformed com/acme/oddities/Bean")
        .allMatch(line -> line.contains(" com/acme/oddities/"));
    assertThat(run.stderr().lines().filter(line -> line.startsWith("telltale: ")))
        .containsExactly("telltale: is here already, and goes on as before");
  }

  /** From 21 on the JVM itself warns of agents that come later; there is no other word. */
  @ParameterizedTest
  @MethodSource("jvms")
  void nothingIsPrintedButWhatTheJvmSays(Jvm jvm) {
    Oddities.Launch launch = Oddities.Launch.withoutAgent(jvm);
    Predicate<String> ofTheJvm = line -> jvm.version() >= 21 && line.startsWith("WARNING: ");
    Oddities run =
        launch.run(
            running -> {
              await().until(() -> running.stdout().contains("waiting"));
              assertAttaches(running.pid(), launch);
              launch.awaitLogin();
            },
            "sign-in-meanwhile");

    assertThat(run.stderr().lines().filter(ofTheJvm.negate())).isEmpty();
  }

  @Test
  void aProcessThatIsNotThereIsOneLineOfError() {
    Oddities.Launch nobody = Oddities.Launch.withoutAgent(Jvms.current());
    long absent = ProcessHandle.allProcesses().mapToLong(ProcessHandle::pid).max().orElse(1) + 1000;
    try (Forked attach = attach(absent, nobody, Oddities.LOGINS)) {
      assertThat(attach.awaitExit()).isEqualTo(1);
      assertThat(attach.stderr().lines())
          .singleElement()
          .asString()
          .startsWith("telltale: cannot attach to " + absent + ": ");
    }
    assertThat(Files.exists(nobody.folder().resolve("events.log"))).isFalse();
  }
}
