// SPDX-License-Identifier: Apache-2.0

package io.telltale.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.harness.EventSocket;
import io.telltale.harness.Jvm;
import io.telltale.harness.Jvms;
import io.telltale.harness.SyslogEvent;
import java.util.Collections;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** An application may do to itself what it likes; afterwards a sign-in is one event, as before. */
@ParameterizedClass(name = "{0}")
@MethodSource("jvms")
class HostileApplicationIT {

  private static final String STACK =
      Oddities.LOGINS
          + """
            - id: deeper
              execution: boolean com.acme.oddities.StackExhaustion.deeper(String)
              event: access_denied
              user: args[0]
              failure: thrown != null
          """;

  private static final String GETTERS =
      Oddities.LOGINS
          + """
            - id: accounts
              execution: boolean com.acme.oddities.StrangeGetters.admitAccount(..)
              event: login
              user: args[0].name
              fields: { what: "args[0].what" }
          """;

  @Parameter Jvm jvm;

  static Stream<Jvm> jvms() {
    return Jvms.all().stream();
  }

  @Test
  void redefinesRetransformsAndTransformsWhatIsWoven() {
    Oddities run =
        Oddities.Launch.on(jvm, Oddities.LOGINS).after(Oddities.ownAgent()).run("redefine");

    run.assertUndisturbed("redefine").assertEachCallReportedOnce();
    assertThat(run.calls()).hasSize(5);
  }

  @Test
  void fillsTheStack() {
    Oddities run = Oddities.Launch.on(jvm, STACK).with("-Xss512k").run("stack", "login");

    assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isZero();
    assertThat(run.users()).containsExactly("after the stack was full", "login");
    assertThat(run.events()).extracting(SyslogEvent::type).doesNotContain("pointcut_disabled");
  }

  @Test
  void fillsTheHeap() {
    Oddities.Launch launch = Oddities.Launch.on(jvm, Oddities.LOGINS).with("-Xmx40m");
    Oddities run = launch.run(running -> launch.awaitLogin(), "login", "wait", "memory", "login");

    assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isZero();
    assertThat(run.users()).startsWith("login").endsWith("after the heap was full", "login");
    // The exhausted calls themselves may be told or not, but never twice.
    assertThat(Collections.frequency(run.users(), "memory")).isLessThanOrEqualTo(3);
    assertThat(run.events()).extracting(SyslogEvent::type).contains("agent_stopped");
  }

  @Test
  void interruptsItsThreadsAndOurs() {
    Oddities run = Oddities.Launch.on(jvm, Oddities.LOGINS).run("interrupts");

    run.assertUndisturbed("interrupts").assertEachCallReportedOnce();
    assertThat(run.calls()).hasSize(3);
  }

  @Test
  void hasGettersThatThrowOrComeBack() {
    Oddities run = Oddities.Launch.on(jvm, GETTERS).run("getters");

    assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isZero();
    assertThat(run.events().stream().filter(event -> event.type().equals("login_success")))
        .extracting(event -> event.text("labels.what"))
        .containsExactlyElementsOf(run.calls());
    assertThat(run.users()).doesNotContain("somebody else");
    assertThat(run.stderr()).contains("pointcut accounts: cannot read user");
  }

  @Test
  void exitsRightAfterASignIn() {
    try (EventSocket target = EventSocket.open()) {
      Oddities run = Oddities.Launch.on(jvm, Oddities.LOGINS, target.url()).run("login", "exit");

      assertThat(run.exitCode()).isEqualTo(3);
      assertThat(target.all()).containsOnlyOnce(" login_success ").contains(" agent_stopped ");
    }
  }

  /** No more than that nothing hangs: a halt leaves nobody the time to send anything. */
  @Test
  void haltsRightAfterASignIn() {
    Oddities run = Oddities.Launch.on(jvm, Oddities.LOGINS).run("login", "halt");

    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.stdout()).contains("done login\n");
  }
}
