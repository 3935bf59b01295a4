// SPDX-License-Identifier: Apache-2.0

package io.telltale.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.harness.EventFile;
import io.telltale.harness.Jvm;
import io.telltale.harness.Jvms;
import io.telltale.harness.Ports;
import io.telltale.harness.SyslogEvent;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * WildFly brings a log manager of its own, which must be the first to touch logging, and class
 * loaders that show an application nothing that it did not ask for.
 */
class WildFlyIT {

  /**
   * The last for Java 8 and javax, on the oldest and the newest Java that it knows, and a new one.
   */
  @ParameterizedTest(name = "WildFly {0}, Java {1}")
  @CsvSource({"26, 8", "26, 17", "39, 25"})
  void startsAsWithoutTheAgentAndIsWovenWithoutAnySetting(String release, int java) {
    Jvm jvm = Jvms.find(java).orElseThrow();
    Path war = release.equals("26") ? DoorWar.make() : DoorWar.makeForJakarta();
    EventFile events = EventFile.create();

    List<String> complaintsWithoutAgent = complaintsWithoutAgent(release, jvm, war);
    String flag = events.agent(DoorWar.CONFIGURATION).flag();
    WildFly wildFly = WildFly.start(release, jvm, war, flag);
    try (wildFly) {
      use(wildFly);
    }

    assertThat(complaintsWithoutAgent).isNotEmpty();
    assertThat(wildFly.complaints()).isEqualTo(complaintsWithoutAgent);
    assertThat(wildFly.output()).doesNotContain("WFLYLOG0078", "NoClassDefFoundError");
    assertThat(wildFly.log()).contains("WFLYSRV0025");
    assertThat(events.security())
        .extracting(SyslogEvent::type)
        .containsExactly("login_failure", "login_success");
    assertThat(events.security())
        .allSatisfy(
            event -> {
              assertThat(event.text("telltale.pointcut")).isEqualTo("door");
              assertThat(event.text("url.path")).isEqualTo("/door/login");
              assertThat(event.text("source.ip")).isEqualTo(Ports.LOOPBACK);
              assertThat(event.text("user_agent.original")).isEqualTo("Walker");
            });
    assertThat(events.text()).doesNotContain(DoorWar.WRONG, DoorWar.RIGHT);
  }

  private static List<String> complaintsWithoutAgent(String release, Jvm jvm, Path war) {
    WildFly wildFly = WildFly.start(release, jvm, war);
    try (wildFly) {
      use(wildFly);
    }
    return wildFly.complaints();
  }

  private static void use(WildFly wildFly) {
    PayrollVisitor visitor = new PayrollVisitor(wildFly.address(), "Walker");
    assertThat(visitor.get(DoorWar.page("eve", DoorWar.WRONG))).isEqualTo(403);
    assertThat(visitor.get(DoorWar.page("bob", DoorWar.RIGHT))).isEqualTo(200);
  }
}
