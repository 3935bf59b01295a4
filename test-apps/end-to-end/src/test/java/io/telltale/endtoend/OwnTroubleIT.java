// SPDX-License-Identifier: Apache-2.0

package io.telltale.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.harness.Fixtures;
import io.telltale.harness.Jvm;
import io.telltale.harness.Jvms;
import io.telltale.harness.SyslogEvent;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Where the agent itself cannot do its work, the application runs, and the target hears of it. */
@ParameterizedClass(name = "{0}")
@MethodSource("jvms")
class OwnTroubleIT {

  private static final String SLOW =
      Oddities.LOGINS
          + """
            - id: slow-accounts
              execution: boolean com.acme.oddities.SlowGetter.admitSlowly(..)
              event: login
              user: args[0].name
          """;

  private static final String GETTERS =
      Oddities.LOGINS
          + """
            - id: accounts
              execution: boolean com.acme.oddities.StrangeGetters.admitAccount(..)
              event: login
              user: args[0].name
          """;

  /** Changes the name of the hook in the class by which the agent tests itself. */
  private static final String SABOTEUR =
      """
      import java.lang.instrument.*;
      import java.nio.charset.StandardCharsets;
      import java.security.ProtectionDomain;

      public class Saboteur implements ClassFileTransformer {
        public static void premain(String options, Instrumentation jvm) {
          jvm.addTransformer(new Saboteur());
        }

        public byte[] transform(ClassLoader loader, String name, Class<?> again,
            ProtectionDomain domain, byte[] bytes) {
          if (!"io/telltale/weave/SelfTest$Sample".equals(name)) return null;
          return new String(bytes, StandardCharsets.ISO_8859_1)
              .replace("TelltaleHook", "TelltaleKooh").getBytes(StandardCharsets.ISO_8859_1);
        }
      }
      """;

  @Parameter Jvm jvm;

  static Stream<Jvm> jvms() {
    return Jvms.oldestAndNewest();
  }

  private static SyslogEvent only(Oddities run, String type) {
    List<SyslogEvent> found =
        run.events().stream().filter(event -> event.type().equals(type)).toList();
    assertThat(found).as(type).hasSize(1);
    return found.get(0);
  }

  private static String detail(SyslogEvent event) {
    return Objects.requireNonNull(event.text("telltale.agent.detail"));
  }

  @Test
  void aPointcutThatIsAlwaysTooSlowIsSwitchedOff() {
    Oddities run = Oddities.Launch.on(jvm, SLOW).run("slow-getter", "login");

    assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isZero();
    assertThat(run.users()).hasSize(101).startsWith("slow").endsWith("login");
    SyslogEvent disabled = only(run, "pointcut_disabled");
    assertThat(disabled.text("telltale.pointcut")).isEqualTo("slow-accounts");
    assertThat(disabled.text("event.reason")).isEqualTo("too_slow");
    assertThat(disabled.text("telltale.resource")).contains("SlowGetter.admitSlowly(");
    assertThat(run.stderr()).containsOnlyOnce("disabled until the configuration changes");
  }

  @Test
  void whatFailsAgainAndAgainIsSaidOnceAndCountedAtTheEnd() {
    Oddities run =
        Oddities.Launch.on(jvm, GETTERS).run("getters", "getters", "getters"); // two each

    assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isZero();
    String failure = "pointcut accounts: cannot read user: name threw";
    assertThat(run.stderr().lines().filter(line -> line.contains(failure)))
        .containsExactly(
            "telltale: " + failure + " (said once, counted from here on)",
            "telltale: 6 times in all: " + failure);
  }

  @Test
  void aFailedSelfTestIsAnEventWithItsRemedy() {
    String saboteur = "-javaagent:" + Sources.agentJar("Saboteur", SABOTEUR);
    Oddities run = Oddities.Launch.on(jvm, Oddities.LOGINS).after(saboteur).run("login");

    assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isZero();
    assertThat(run.users()).containsExactly("login");
    SyslogEvent degraded = only(run, "agent_degraded");
    assertThat(degraded.text("event.reason")).isEqualTo("self_test_failed");
    assertThat(detail(degraded)).contains("called, but not seen", "as the only agent");
    assertThat(run.stderr()).containsOnlyOnce(detail(degraded));
  }

  @Test
  void aHookThatCannotBePlacedIsAnEvent() {
    Path taker =
        Fixtures.jar(
            "hook-taker.jar",
            Fixtures.compile("hook-taker"),
            Map.of("Premain-Class", "com.acme.taker.HookTaker", "Can-Redefine-Classes", "true"));
    Oddities run =
        Oddities.Launch.on(jvm, Oddities.LOGINS).after("-javaagent:" + taker).run("login");

    assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isZero();
    assertThat(run.stdout()).contains("done login\n");
    assertThat(run.events())
        .extracting(SyslogEvent::type)
        .containsExactly("agent_started", "agent_degraded", "agent_stopped");
    SyslogEvent degraded = only(run, "agent_degraded");
    assertThat(degraded.text("event.reason")).isEqualTo("hook_not_placed");
    assertThat(degraded.text("error.type")).isEqualTo("java.lang.LinkageError");
    assertThat(run.stderr()).containsOnlyOnce(detail(degraded));
  }
}
