// SPDX-License-Identifier: Apache-2.0

package io.telltale.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.harness.Build;
import io.telltale.harness.Jvm;
import io.telltale.harness.Jvms;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Classes that were there before the agent are woven all the same, the JDK's among them. */
class AlreadyLoadedIT {

  private static final String DOORS_AND_JAAS =
      Oddities.LOGINS
          + """
            - id: jaas
              execution: void javax.security.auth.login.LoginContext.login()
              event: login
              user: this.subject.principals[0].name
          """;

  private static final String NAMED_IN_FULL =
      """
      packs: none
      pointcuts:
        - id: bean
          execution: boolean com.acme.oddities.Bean.login(String)
          event: login
          user: args[0]
      """;

  static Stream<Jvm> jvms() {
    return Jvms.all().stream();
  }

  @ParameterizedTest
  @MethodSource("jvms")
  void whatAnEarlierAgentHasLoaded(Jvm jvm) {
    String earlier =
        Oddities.ownAgent("com.acme.oddities.Bean", "javax.security.auth.login.LoginContext");
    Oddities run = Oddities.Launch.on(jvm, DOORS_AND_JAAS).after(earlier).run("early");

    run.assertUndisturbed("early").assertEachCallReportedOnce();
    assertThat(run.calls()).containsExactly("early application class", "early JAAS");
  }

  /** To the agent such an application is part of the JDK, so it has to be named in full. */
  @ParameterizedTest
  @MethodSource("jvms")
  void anApplicationOnTheBootstrapClassPath(Jvm jvm) {
    String bootstrap = "-Xbootclasspath/a:" + Build.odditiesJar();
    Oddities run = Oddities.Launch.on(jvm, NAMED_IN_FULL).with(bootstrap).run("login");

    run.assertUndisturbed("login").assertEachCallReportedOnce();
  }
}
