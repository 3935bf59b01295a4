// SPDX-License-Identifier: Apache-2.0

package io.telltale.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.telltale.harness.Build;
import io.telltale.harness.EventFile;
import io.telltale.harness.Fixtures;
import io.telltale.harness.Jvm;
import io.telltale.harness.Jvms;
import io.telltale.harness.SyslogEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** From an application that nobody knows to events: scan, check --against, and the agent. */
class FindYourMethodsIT {

  static Stream<Jvm> jvms() {
    return Jvms.all().stream();
  }

  @ParameterizedTest
  @MethodSource("jvms")
  void checkNamesTheMethodOfEachPointcut(Jvm jvm) {
    CommandLine check =
        CommandLine.run(
            jvm, List.of(), "check", Build.payrollConfiguration(), "--against", Build.payrollWar());

    assertThat(check.exitCode()).as(check.toString()).isZero();
    assertThat(check.stderr()).isEmpty();
    assertThat(check.lines())
        .containsSubsequence(
            "payroll-login",
            "  com.acme.payroll.Employee com.acme.payroll.EmployeeDao.authenticate(String, String)",
            "    in legacy-payroll.war!/WEB-INF/classes",
            "payroll-csv",
            "  int com.acme.payroll.CsvExporter.export(java.io.Writer)",
            "    in legacy-payroll.war!/WEB-INF/classes")
        .noneMatch(line -> line.contains("MATCHES NOTHING"));
  }

  @Test
  void checkSaysWhatWasPerhapsMeant() throws IOException {
    Path file =
        Files.writeString(
            Build.newFolder("check").resolve("telltale.yaml"),
            """
            pointcuts:
              - { id: a, event: login, execution: "* com.acme.payroll.EmployeeDao.autenticate(..)" }
              - { id: b, event: login, http: POST /login }
              - { id: c, event: admin_action, execution: "void javax.servlet.Filter.doFilter(..)" }
            """);

    CommandLine check = CommandLine.run("check", file, "--against", Build.payrollWar());

    assertThat(check.exitCode()).isEqualTo(1);
    assertThat(check.lines())
        .containsSubsequence(
            "a MATCHES NOTHING",
            "  no method fits * com.acme.payroll.EmployeeDao.autenticate(..)   (" + file + ":2:40)",
            "    near: com.acme.payroll.Employee"
                + " com.acme.payroll.EmployeeDao.authenticate(String, String)",
            "      it is called 'authenticate'",
            "b: compared with requests when the application runs, not with code",
            "c MATCHES NOTHING",
            "    javax.servlet.Filter is not here, so one method may match or not; the container brings"
                + " it: give its jar with --class-path");

    Path api = Build.unpacked("tomcat-9").orElseThrow().resolve("lib/servlet-api.jar");
    CommandLine withApi =
        CommandLine.run("check", file, "--against", Build.payrollWar(), "--class-path", api);
    assertThat(withApi.lines())
        .containsSubsequence(
            "c",
            "  void com.acme.payroll.LoginFilter.doFilter(javax.servlet.ServletRequest,"
                + " javax.servlet.ServletResponse, javax.servlet.FilterChain)");
  }

  static Stream<Arguments> applications() {
    return Stream.of(
        Arguments.of(
            Build.payrollWar(),
            Map.of(
                "sign-in", "com.acme.payroll.EmployeeDao.authenticate",
                "sign-out", "com.acme.payroll.LogoutServlet.doGet",
                "change of a password", "com.acme.payroll.EmployeeDao.changePassword",
                "forgotten password", "com.acme.payroll.PasswordResetDao.requestReset",
                "change of a role", "com.acme.payroll.EmployeeDao.setRole",
                "permission check", "com.acme.payroll.LoginFilter.mayPass",
                "export", "com.acme.payroll.CsvExporter.export")),
        Arguments.of(
            Build.copied("jspwiki-war.war"),
            Map.of(
                "sign-in", "org.apache.wiki.auth.AuthenticationManager.login",
                "sign-out", "org.apache.wiki.auth.AuthenticationManager.logout",
                "change of a password", "org.apache.wiki.auth.user.JDBCUserDatabase.save",
                "change of a role", "org.apache.wiki.auth.authorize.GroupManager.setGroup",
                "administration of users",
                    "org.apache.wiki.auth.user.JDBCUserDatabase.deleteByLoginName",
                "permission check", "org.apache.wiki.auth.AuthorizationManager.checkPermission",
                "export", "org.apache.wiki.attachment.AttachmentServlet.doGet")),
        Arguments.of(
            Build.copied("cas-server-webapp.war"),
            Map.of(
                "sign-in",
                "org.jasig.cas.authentication.PolicyBasedAuthenticationManager.authenticate",
                "sign-out",
                "org.jasig.cas.logout.LogoutManagerImpl.performLogout")));
  }

  @ParameterizedTest
  @MethodSource("applications")
  void theTrueMethodsAreAmongTheFirstFiveOfTheirKind(Path war, Map<String, String> expected)
      throws IOException {
    Path file = Build.newFolder("scan").resolve("telltale.yaml");

    CommandLine scan = CommandLine.run("scan", war, "--output", file);

    assertThat(scan.exitCode()).as(scan.toString()).isZero();
    Proposed proposed = Proposed.of(Files.readAllLines(file));
    expected.forEach(
        (kind, method) -> assertThat(proposed.firstFive(kind)).as(kind).contains(method));
    CommandLine check = CommandLine.run("check", file, "--against", war);
    assertThat(check.exitCode()).as(check.toString()).isZero();
  }

  /** Several times as much code as memory. */
  @Test
  void anApplicationNeedNotFitIntoMemory() throws IOException {
    Path content = Build.newFolder("large");
    for (String war : List.of("jspwiki-war.war", "cas-server-webapp.war")) {
      Files.copy(Build.copied(war), content.resolve(war));
    }
    Files.createDirectories(content.resolve("lib"));
    for (String jar : List.of("opentelemetry-javaagent.jar", "elastic-apm-agent.jar")) {
      Files.copy(Build.copied(jar), content.resolve("lib").resolve(jar));
    }
    Path ear = Fixtures.jar("large.ear", content, Map.of());
    Path file =
        Files.writeString(
            Build.newFolder("check").resolve("telltale.yaml"),
            """
            pointcuts:
              - { id: logout, event: logout, execution: "* org.apache.wiki..*.logout(..)" }
              - { id: handler, event: login,
                  execution: "* org.jasig.cas.authentication.AuthenticationHandler+.authenticate(..)" }
            """);

    CommandLine check =
        CommandLine.run(Jvms.current(), List.of("-Xmx64m"), "check", file, "--against", ear);

    assertThat(Files.size(ear)).isGreaterThan(60L << 20);
    assertThat(check.exitCode()).as(check.toString()).isZero();
    assertThat(check.lines())
        .contains(
            "    in large.ear!/jspwiki-war.war!/WEB-INF/lib/jspwiki-war-2.10.5.jar",
            "    in large.ear!/cas-server-webapp.war!/WEB-INF/lib/cas-server-core-4.0.0.jar");
  }

  @Test
  void whatScanProposesTellsWhatHappens() throws IOException {
    CommandLine scan = CommandLine.run("scan", Build.payrollExecutableJar());
    EventFile events = EventFile.create();

    try (PayrollJar payroll = PayrollJar.start(Jvms.current(), events.agent(scan.stdout()))) {
      PayrollVisitor visitor = new PayrollVisitor(payroll.address(), "Visitor/1.0");
      assertThat(visitor.signIn("bob", "wrong-pw")).isFalse();
      assertThat(visitor.signIn("bob", "bob-pw-2012")).isTrue();
      assertThat(visitor.get("employees/export.csv")).isEqualTo(200);
      assertThat(visitor.post("password", Map.of("old", "bob-pw-2012", "new", "another-pw-2012")))
          .isEqualTo(302);
      assertThat(visitor.get("logout")).isEqualTo(302);
      await().untilAsserted(() -> assertThat(events.of("logout")).hasSize(1));
    }

    assertThat(events.security())
        .extracting(SyslogEvent::type, event -> event.text("user.name"))
        .containsExactly(
            tuple("login_failure", "bob"),
            tuple("login_success", "bob"),
            tuple("data_export", "bob"),
            tuple("password_change", "bob"),
            tuple("logout", "bob"));
    assertThat(events.of("data_export").get(0).text("telltale.pointcut"))
        .as("the method that knows the rows")
        .isEqualTo("CsvExporter.export");
    assertThat(events.text()).doesNotContain("bob-pw-2012", "another-pw-2012", "wrong-pw");
  }
}
