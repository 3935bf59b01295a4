// SPDX-License-Identifier: Apache-2.0

package io.telltale.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.harness.Build;
import io.telltale.harness.Jvm;
import io.telltale.harness.Jvms;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A policy that grants all to the agent's jar, and to the application nothing, is obeyed. */
class SecurityManagerIT {

  private static final String ACCOUNTS =
      Oddities.LOGINS
          + """
            - id: accounts
              execution: boolean com.acme.oddities.Secured.admit(..)
              event: login
              user: args[0].owner.name
              fields: { home: "args[0].home" }
          """;

  /** 24 has no SecurityManager any more, 21 is like 17. */
  static Stream<Jvm> jvms() {
    return Jvms.all().stream().filter(jvm -> jvm.version() <= 17);
  }

  private static Oddities.Launch secured(Oddities.Launch launch, String policy) {
    Path file = Oddities.write(launch.folder().resolve("narrow.policy"), policy);
    return launch.with("-Djava.security.manager", "-Djava.security.policy=" + file);
  }

  private static String grantToTheAgent() {
    return "grant codeBase \"%s\" { permission java.security.AllPermission; };\n"
        .formatted(Build.agentJar().toUri());
  }

  @ParameterizedTest
  @MethodSource("jvms")
  void eventsComeWithTheirValuesAndTheApplicationMayDoNoMore(Jvm jvm) {
    Oddities alone = secured(Oddities.Launch.withoutAgent(jvm), "").run("secured");
    Oddities run = secured(Oddities.Launch.on(jvm, ACCOUNTS), grantToTheAgent()).run("secured");

    assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isZero();
    assertThat(run.stdout()).isEqualTo(alone.stdout());
    assertThat(run.users()).containsExactly("plain", "private field");
    // The application's own getter is held to the policy, though the agent calls it.
    assertThat(run.login("private field").text("labels.home")).isNull();
    assertThat(run.stderr()).contains("pointcut accounts: cannot read fields.home");
  }

  @ParameterizedTest
  @MethodSource("jvms")
  void withoutTheGrantTheApplicationRunsAloneAndOneLineSaysWhatIsMissing(Jvm jvm) {
    Oddities alone = secured(Oddities.Launch.withoutAgent(jvm), "").run("secured");
    Oddities run = secured(Oddities.Launch.on(jvm, ACCOUNTS), "").run("secured");

    assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isZero();
    assertThat(run.stdout()).isEqualTo(alone.stdout());
    assertThat(run.events()).isEmpty();
    assertThat(run.stderr().lines().filter(line -> line.startsWith("telltale: ")))
        .singleElement()
        .asString()
        .contains("not started", "grant codeBase", "java.security.AllPermission");
  }
}
