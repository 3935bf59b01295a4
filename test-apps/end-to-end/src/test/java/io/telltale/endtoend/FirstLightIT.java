// SPDX-License-Identifier: Apache-2.0

package io.telltale.endtoend;

import static io.telltale.endtoend.FirstLightVisits.ADMINISTRATOR;
import static io.telltale.endtoend.FirstLightVisits.EMPLOYEE;
import static io.telltale.endtoend.FirstLightVisits.FORGETFUL;
import static io.telltale.endtoend.FirstLightVisits.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.harness.Jvms;
import io.telltale.harness.Ports;
import io.telltale.harness.SyslogEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Visitors come to an unmodified application; what they did stands in a file of rsyslog. */
@ParameterizedClass(name = "{0}")
@MethodSource("launches")
class FirstLightIT {

  private static final int AUTHPRIV = 10;

  private static Evidence evidence;

  @Parameter Launch launch;

  static Stream<Launch> launches() {
    return Jvms.all().stream()
        .flatMap(
            jvm ->
                Stream.of(
                    new Launch(jvm, "8.5", Launch.Transport.TCP),
                    new Launch(jvm, "9", Launch.Transport.TLS_WITH_CLIENT_CERTIFICATE)));
  }

  @BeforeParameterizedClassInvocation
  static void letVisitorsIn(Launch launch) {
    evidence = Evidence.collect(launch);
  }

  private static Stream<SyslogEvent> visitorsEvents() {
    return evidence.events().stream().filter(event -> event.text("telltale.pointcut") != null);
  }

  private static void assertUser(SyslogEvent event, String user, String outcome) {
    assertThat(event.text("user.name")).isEqualTo(user);
    assertThat(event.text("event.outcome")).isEqualTo(outcome);
  }

  private static void assertRequest(SyslogEvent event, String method, String path) {
    assertThat(event.text("http.request.method")).isEqualTo(method);
    assertThat(event.text("url.path")).isEqualTo(path);
  }

  @Test
  void everyVisitorLeavesExactlyHisEventsInTheirOrder() {
    List<String> visitors =
        visitorsEvents().map(event -> event.text("user_agent.original")).distinct().toList();

    assertThat(visitors).containsExactlyInAnyOrderElementsOf(FirstLightVisits.EXPECTED.keySet());
    FirstLightVisits.EXPECTED.forEach(
        (visitor, types) ->
            assertThat(visitorsEvents())
                .as(visitor)
                .filteredOn(event -> visitor.equals(event.text("user_agent.original")))
                .extracting(SyslogEvent::type)
                .containsExactlyElementsOf(types));
  }

  @Test
  void theAgentSaysThatItStartedAndStopped() {
    assertThat(evidence.events().get(0).type()).isEqualTo("agent_started");
    assertThat(evidence.events().get(evidence.events().size() - 1).type())
        .isEqualTo("agent_stopped");
    assertThat(evidence.events()).filteredOn(event -> event.type().startsWith("agent_")).hasSize(2);
  }

  @Test
  void everyWrongPasswordNamesWhoWasTried() {
    List<SyslogEvent> failures = evidence.of(EMPLOYEE, "login_failure");

    assertThat(failures)
        .extracting(event -> event.text("user.name"))
        .containsExactlyElementsOf(FirstLightVisits.TRIED);
    for (SyslogEvent failure : failures) {
      assertThat(failure.text("event.outcome")).isEqualTo("failure");
      assertThat(failure.text("event.action")).isEqualTo("login");
      assertThat(failure.text("telltale.pointcut")).isEqualTo("payroll-login");
      assertRequest(failure, "POST", "/payroll/login");
    }
  }

  @Test
  void theRightPasswordIsASuccess() {
    SyslogEvent success = evidence.only(EMPLOYEE, "login_success");

    assertUser(success, "bob", "success");
    assertThat(success.text("event.action")).isEqualTo("login");
    assertThat(success.texts("event.category")).contains("authentication");
    assertRequest(success, "POST", "/payroll/login");
  }

  @Test
  void theRefusedAdminPageIsDeniedToWhoAskedForIt() {
    SyslogEvent denied = evidence.only(EMPLOYEE, "access_denied");

    assertUser(denied, "bob", "failure");
    assertRequest(denied, "GET", "/payroll/admin");
    assertThat(denied.text("http.response.status_code")).isEqualTo("403");
  }

  @Test
  void theExportSaysWhatAndHowMuch() {
    SyslogEvent export = evidence.only(EMPLOYEE, "data_export");

    assertUser(export, "bob", "success");
    assertRequest(export, "GET", "/payroll/employees/export.csv");
    assertThat(export.text("telltale.export.rows")).isEqualTo("25");
    assertThat(export.text("telltale.resource")).isEqualTo("employees.csv");
  }

  @Test
  void aPasswordIsChangedOnceAndRefusedOnce() {
    List<SyslogEvent> changes = evidence.of(EMPLOYEE, "password_change");

    assertThat(changes).hasSize(2);
    assertUser(changes.get(0), "bob", "success");
    assertUser(changes.get(1), "bob", "failure");
    assertRequest(changes.get(0), "POST", "/payroll/password");
  }

  @Test
  void aForgottenPasswordNamesTheAddress() {
    SyslogEvent request = evidence.only(FORGETFUL, "password_reset_request");

    assertUser(request, "carol@acme.example", "success");
    assertRequest(request, "POST", "/payroll/forgot");
  }

  @Test
  void aNewRoleNamesWhoGaveItAndWhoGotIt() {
    SyslogEvent escalation = evidence.only(ADMINISTRATOR, "privilege_escalation");

    assertUser(escalation, "alice", "success");
    assertRequest(escalation, "POST", "/payroll/admin");
    assertThat(escalation.text("telltale.resource")).isEqualTo("carol");
    assertThat(escalation.text("labels.old_role")).isEqualTo("clerk");
    assertThat(escalation.text("labels.new_role")).isEqualTo("admin");
  }

  @Test
  void signingOutNamesWhoLeft() {
    assertUser(evidence.only(EMPLOYEE, "logout"), "bob", "success");
    assertUser(evidence.only(ADMINISTRATOR, "logout"), "alice", "success");
    assertRequest(evidence.only(EMPLOYEE, "logout"), "GET", "/payroll/logout");
  }

  @Test
  void tomcatsOwnSignInIsSeenOnceForAllRequests() {
    SyslogEvent failure = evidence.only(OPERATOR, "login_failure");
    SyslogEvent success = evidence.only(OPERATOR, "login_success");

    assertUser(failure, Tomcat.OPERATOR, "failure");
    assertUser(success, Tomcat.OPERATOR, "success");
    for (SyslogEvent event : List.of(failure, success)) {
      assertThat(event.texts("telltale.mechanisms")).contains("tomcat");
      assertRequest(event, "GET", "/payroll/ops/status");
    }
  }

  @Test
  void everyEventSaysWhereFrom() {
    assertThat(visitorsEvents())
        .allSatisfy(
            event -> {
              assertThat(event.text("source.ip")).isEqualTo(Ports.LOOPBACK);
              assertThat(event.text("client.ip")).isEqualTo(Ports.LOOPBACK);
            });
  }

  @Test
  void everyEventSaysWhichProcessSentIt() throws Exception {
    String host = Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
    String environment = launch.transport() == Launch.Transport.TCP ? null : Launch.ENVIRONMENT;

    assertThat(evidence.events())
        .allSatisfy(
            event -> {
              assertThat(event.text("service.name")).isEqualTo("payroll");
              assertThat(event.text("service.environment")).isEqualTo(environment);
              assertThat(event.text("process.pid")).isEqualTo(Long.toString(evidence.pid()));
              assertThat(event.text("host.name")).matches(host + "(\\..*)?");
            });
  }

  @Test
  void theHeaderIsThatOfRfc5424AndAgreesWithTheEvent() {
    assertThat(evidence.events())
        .allSatisfy(
            event -> {
              assertThat(event.facility()).isEqualTo(AUTHPRIV);
              assertThat(event.text("event.severity"))
                  .isEqualTo(Integer.toString(event.severity()));
              assertThat(event.version()).isEqualTo(1);
              assertThat(event.timestamp()).isEqualTo(event.text("@timestamp"));
              assertThat(event.host()).isEqualTo(event.text("host.name"));
              assertThat(event.service()).isEqualTo(event.text("service.name"));
              assertThat(event.processId()).isEqualTo(event.text("process.pid"));
              assertThat(event.type()).isEqualTo(event.text("event.code"));
            });
  }

  @Test
  void timesAreUtcWithMillisecondsOrFiner() {
    assertThat(evidence.events())
        .extracting(SyslogEvent::timestamp)
        .allSatisfy(
            timestamp -> {
              assertThat(timestamp)
                  .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3,6}Z");
              assertThat(Instant.parse(timestamp)).isBetween(evidence.started(), evidence.ended());
            });
  }

  @Test
  void eventsOfOneSessionShareAHash() {
    String employees = sessionHash(evidence.only(EMPLOYEE, "data_export"));

    assertThat(employees).isNotBlank();
    assertThat(evidence.of(EMPLOYEE, "password_change"))
        .allSatisfy(change -> assertThat(sessionHash(change)).isEqualTo(employees));
    assertThat(sessionHash(evidence.only(ADMINISTRATOR, "privilege_escalation")))
        .isNotBlank()
        .isNotEqualTo(employees);
  }

  private static String sessionHash(SyslogEvent event) {
    return Objects.requireNonNullElse(event.text("labels.session_hash"), "");
  }

  @Test
  void noPasswordAndNoSessionIdIsWrittenAnywhere() {
    assertThat(evidence.secrets()).hasSizeGreaterThan(FirstLightVisits.TRIED.size());
    for (String secret : evidence.secrets()) {
      assertThat(evidence.lines()).noneMatch(line -> line.contains(secret));
      assertThat(evidence.tomcatOutput()).doesNotContain(secret);
    }
  }

  @Test
  void theAgentAddsNothingToTomcatsOutput() {
    assertThat(evidence.tomcatStderr().lines())
        .noneMatch(line -> line.startsWith("telltale: "))
        .noneMatch(line -> line.contains("io.telltale"))
        .noneMatch(line -> line.contains("VM warning"))
        .noneMatch(line -> line.contains("sun.misc.Unsafe"));
  }
}
