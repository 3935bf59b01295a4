// SPDX-License-Identifier: Apache-2.0

package io.telltale.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.telltale.harness.Agent;
import io.telltale.harness.Build;
import io.telltale.harness.Forked;
import io.telltale.harness.Jvm;
import io.telltale.harness.Jvms;
import io.telltale.harness.SyslogEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sign-in through the JDK's own LoginContext, a class of the JDK, reported by the pack alone. */
class JaasIT {

  static Stream<Jvm> jvms() {
    return Jvms.all().stream();
  }

  @ParameterizedTest
  @MethodSource("jvms")
  void eachSignInIsToldOnceWithItsReason(Jvm jvm) throws IOException {
    Path folder = Build.newFolder("jaas");
    Path events = folder.resolve("events.log");
    String agent = Agent.withoutOptions().target("file:" + events).flag();
    List<String> command =
        List.of(jvm.java().toString(), agent, "-cp", Sources.jaasClassPath().toString(), "Jaas");
    try (Forked jaas = Forked.start(folder, command)) {
      assertThat(jaas.awaitExit()).isZero();
      assertThat(jaas.stdout())
          .contains("eve was refused", "ghost was refused", "locked was refused")
          .doesNotContain("bob was refused");
    }

    List<SyslogEvent> told = Files.readAllLines(events).stream().map(SyslogEvent::parse).toList();
    assertThat(told)
        .extracting(
            SyslogEvent::type,
            event -> event.text("user.name"),
            event -> event.text("event.reason"),
            event -> event.text("error.type"))
        .containsExactly(
            tuple("agent_started", null, null, null),
            tuple("login_failure", "eve", "bad_credentials", type("FailedLoginException")),
            tuple("login_failure", "ghost", "unknown_user", type("AccountNotFoundException")),
            tuple("login_failure", "locked", "locked", type("AccountLockedException")),
            tuple("login_success", "bob", null, null),
            tuple("logout", "CN=bob", null, null),
            tuple("agent_stopped", null, null, null));
    assertThat(events).content().doesNotContain("jaas-pw");
  }

  private static String type(String simpleName) {
    return "javax.security.auth.login." + simpleName;
  }
}
