// SPDX-License-Identifier: Apache-2.0

package io.telltale.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.telltale.harness.Jvm;
import io.telltale.harness.Jvms;
import io.telltale.harness.SyslogEvent;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One call is one event, whatever kind of method it is and however many proxies it goes through.
 */
class MethodKindsIT {

  private static final String ALL =
      Oddities.LOGINS
          + """
            - id: others
              execution: "* com.acme.oddities..*.enter*(String, ..)"
              event: login
              user: args[0]
            - id: guests
              execution: com.acme.oddities.MethodKinds.Guest.new(String)
              event: login
              user: args[0]
          """;

  private static final String FOREIGN =
      """
      packs: none
      pointcuts:
        - id: german
          execution: boolean com.acme.oddities.made.Türhüter.prüfe(String)
          event: login
          user: args[0]
          failure: args[0] == "Müller"
        - id: chinese
          execution: boolean com.acme..登*.验证*(..)
          event: login
          user: args[0]
      """;

  /** The bean and what is made of it, by whatever name, but by type alone. */
  private static final String BY_TYPE =
      """
      packs: none
      pointcuts:
        - id: doors
          execution: boolean com.acme.oddities.Door.login(String)
          event: login
          user: args[0]
      """;

  static Stream<Jvm> jvms() {
    return Jvms.all().stream();
  }

  static Stream<Jvm> jvmsWithHiddenClasses() {
    return jvms().filter(jvm -> jvm.version() >= 17);
  }

  @ParameterizedTest
  @MethodSource("jvms")
  void everyKindOfMethod(Jvm jvm) {
    Oddities run = Oddities.Launch.on(jvm, ALL).run("method-kinds");

    run.assertUndisturbed("method-kinds").assertEachCallReportedOnce();
    assertThat(run.events()).extracting(SyslogEvent::type).doesNotContain("login_failure");
    assertThat(run.calls())
        .hasSizeGreaterThan(20)
        .contains("default", "private", "varargs", "recursive", "through a bridge", "constructor");
    assertThat(run.stdout()).contains("the native method is as it was");
  }

  /** Whatever the JVM takes for its default, the configuration is UTF-8. */
  @ParameterizedTest
  @MethodSource("jvms")
  void namesBeyondAscii(Jvm jvm) {
    Oddities run =
        Oddities.Launch.on(jvm, FOREIGN).with("-Dfile.encoding=US-ASCII").run("foreign-names");

    run.assertUndisturbed("foreign-names");
    assertThat(run.events().stream().filter(event -> event.type().startsWith("login_")))
        .extracting(SyslogEvent::type, event -> event.text("user.name"))
        .containsExactly(
            tuple("login_success", "Jürgen Groß"),
            tuple("login_failure", "Müller"),
            tuple("login_success", "王小明"),
            tuple("login_success", "Zoë 😀"));
  }

  @ParameterizedTest
  @MethodSource("jvms")
  void whatAMethodThrowsArrivesUntouchedAndIsAFailure(Jvm jvm) {
    Oddities run = Oddities.Launch.on(jvm, ALL).run("throwing");

    run.assertUndisturbed("throwing").assertEachCallReportedOnce();
    assertThat(run.users()).hasSize(5);
    assertThat(run.login("checked").text("error.type")).isEqualTo("java.io.IOException");
    assertThat(run.login("error").text("error.type")).isEqualTo("java.lang.AssertionError");
    assertThat(run.users())
        .extracting(user -> run.login(user).type())
        .containsOnly("login_failure");
  }

  @ParameterizedTest
  @MethodSource("jvms")
  void proxiesOfEveryMake(Jvm jvm) {
    Oddities.Launch launch = Oddities.Launch.on(jvm, BY_TYPE);
    // CGLIB defines its classes by a method of java.lang that is closed since 16.
    Oddities run =
        (jvm.version() == 8 ? launch : launch.with("--add-opens=java.base/java.lang=ALL-UNNAMED"))
            .run("proxies");

    run.assertUndisturbed("proxies").assertEachCallReportedOnce();
    assertThat(run.calls())
        .containsExactly("JDK proxy", "CGLIB", "Javassist", "Byte Buddy", "JDK proxy of CGLIB");
  }

  @ParameterizedTest
  @MethodSource("jvmsWithHiddenClasses")
  void hiddenClasses(Jvm jvm) {
    Oddities run = Oddities.Launch.on(jvm, BY_TYPE).run("hidden-class");

    run.assertUndisturbed("hidden-class").assertEachCallReportedOnce();
    assertThat(run.calls()).containsExactly("hidden class");
  }
}
