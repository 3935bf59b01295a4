// SPDX-License-Identifier: Apache-2.0

package io.telltale.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.telltale.harness.Agent;
import io.telltale.harness.Build;
import io.telltale.harness.Jvm;
import io.telltale.harness.Jvms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The agent works from a folder whose name is trouble in a URL, and so do its files. */
class PathsIT {

  private static final String TROUBLE = "a b+ü";

  static Stream<Jvm> jvms() {
    return Jvms.all().stream();
  }

  @ParameterizedTest
  @MethodSource("jvms")
  void aFolderWithABlankAPlusAndAnUmlautIsNoTrouble(Jvm jvm) throws IOException {
    Path folder = Files.createDirectory(Build.newFolder("paths").resolve(TROUBLE));
    Path jar = Files.copy(Build.agentJar(), folder.resolve("telltale.jar"));
    Path configuration = Files.copy(Build.payrollConfiguration(), folder.resolve("telltale.yaml"));
    Path events = folder.resolve("events.log");
    Agent agent =
        Agent.withoutOptions().at(jar).configuration(configuration).target("file:" + events);

    try (PayrollJar payroll = PayrollJar.start(jvm, agent)) {
      assertThat(new PayrollVisitor(payroll.address(), "Walker").signIn("bob", "wrong")).isFalse();

      await().until(() -> Files.exists(events));
      await().untilAsserted(() -> assertThat(events).content().contains("login_failure"));
      assertThat(payroll.stderr()).doesNotContain("Exception");
    }
  }
}
