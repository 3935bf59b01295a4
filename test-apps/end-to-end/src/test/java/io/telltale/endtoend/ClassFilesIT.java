// SPDX-License-Identifier: Apache-2.0

package io.telltale.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.harness.Jvm;
import io.telltale.harness.Jvms;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever compiler made a class, and when: it is woven, verified, and runs as before. */
class ClassFilesIT {

  private static final int OLDEST = 46;
  private static final int LAST_WITHOUT_FRAMES = 50;

  static Stream<Jvm> jvms() {
    return Jvms.all().stream();
  }

  @ParameterizedTest
  @MethodSource("jvms")
  void everyVersionThatTheJvmLoadsIsWoven(Jvm jvm) {
    Oddities run = Oddities.Launch.on(jvm, Oddities.LOGINS).run("class-files");

    run.assertUndisturbed("class-files").assertEachCallReportedOnce();
    assertThat(run.calls())
        .contains(
            "WithoutFrames46.login",
            "WithoutFrames46.loginAfterLoop",
            "WithoutFrames46.loginBySubroutine",
            "WithoutFrames49.loginByClass",
            "WithoutFrames50.loginBySubroutine");
    assertThat(run.calls().stream().filter(call -> call.endsWith(".login")))
        .containsExactlyInAnyOrderElementsOf(plainMethods(jvm));
  }

  /** One of each version; of 50 with and without frames. */
  private static List<String> plainMethods(Jvm jvm) {
    int newest = jvm.version() + 44;
    return Stream.concat(
            IntStream.rangeClosed(OLDEST, LAST_WITHOUT_FRAMES)
                .mapToObj(version -> "WithoutFrames" + version + ".login"),
            IntStream.rangeClosed(LAST_WITHOUT_FRAMES, newest)
                .mapToObj(version -> "WithFrames" + version + ".login"))
        .toList();
  }

  /** The JVM allows no method of more than 65,535 bytes; weaving would make it longer. */
  @ParameterizedTest
  @MethodSource("jvms")
  void aMethodThatIsFullRunsUnwovenAndTheAgentSaysSo(Jvm jvm) {
    Oddities run = Oddities.Launch.on(jvm, Oddities.LOGINS).run("large-method", "login");

    assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isZero();
    assertThat(run.stdout()).contains("done large-method\n", "done login\n");
    assertThat(run.users()).containsExactly("login");
    assertThat(run.stderr().lines())
        .singleElement()
        .asString()
        .startsWith("telltale: ")
        .contains("com/acme/oddities/made/Large", "MethodTooLarge");
    assertThat(run.events().stream().filter(event -> event.type().equals("agent_degraded")))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.text("event.reason")).isEqualTo("not_woven");
              assertThat(event.text("error.type")).endsWith("MethodTooLargeException");
              assertThat(event.text("telltale.agent.detail"))
                  .contains("com/acme/oddities/made/Large");
            });
  }
}
