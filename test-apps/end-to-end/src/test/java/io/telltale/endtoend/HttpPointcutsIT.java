// SPDX-License-Identifier: Apache-2.0

package io.telltale.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.telltale.harness.EventFile;
import io.telltale.harness.Jvm;
import io.telltale.harness.Jvms;
import io.telltale.harness.Ports;
import io.telltale.harness.SyslogEvent;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The payroll application, of which nothing is known but the addresses of its pages. */
@ParameterizedClass(name = "{0}")
@MethodSource("jvms")
class HttpPointcutsIT {

  private static final String BY_ADDRESS =
      """
      service: payroll
      user: session.attribute("employee").login
      pointcuts:
        - id: sign-in
          http: POST /login
          event: login
          success: request.redirect matches ".*/home"
          user: request.parameter("login")
        - id: signed-out
          http: GET|POST /logout
          event: logout
        - id: forgotten
          http: POST /forgot
          event: password_reset_request
          user: request.parameter("email")
        - id: password
          http: POST /password
          event: password_change
          ignore: request.parameter("new") == null
          success: request.status == 302
        - id: back-office
          http: ["* /admin/**", "DELETE /employees/*"]
          event: admin_action
          resource: request.path
        - id: export
          http: GET /employees/*.csv
          event: data_export
          fields: { method: request.method, status: request.status }
      """;

  private static final String SIGN_IN =
      """
      pointcuts:
        - id: sign-in
          http: POST /login
          event: login
          user: request.parameter("login")
      """;

  @Parameter Jvm jvm;

  static Stream<Jvm> jvms() {
    return Jvms.oldestAndNewest();
  }

  private List<SyslogEvent> told(String configuration, Consumer<PayrollVisitor> visit) {
    EventFile events = EventFile.create();
    try (PayrollJar payroll = PayrollJar.start(jvm, events.agent(configuration))) {
      PayrollVisitor visitor = new PayrollVisitor(payroll.address(), "Walker");
      visit.accept(visitor);
      // A page tells at the end of its request, which a visitor does not see, but which comes
      // before the next one on the same connection; the JVM may not end between.
      assertThat(visitor.get("login")).isEqualTo(200);
      assertThat(payroll.stderr()).isEmpty();
    }
    assertThat(events.text()).doesNotContain("bob-pw", "wrong-word");
    return events.security();
  }

  private static String summary(SyslogEvent event) {
    return event.type() + " " + event.text("event.outcome") + " " + event.text("user.name");
  }

  @Test
  void eachPageTellsItsOwnKindOfHappening() {
    List<SyslogEvent> told =
        told(
            BY_ADDRESS,
            visitor -> {
              assertThat(visitor.get("forgot")).isEqualTo(200);
              assertThat(visitor.post("forgot", Map.of("email", "bob@acme.example")))
                  .isEqualTo(200);
              assertThat(visitor.signIn("bob", "wrong-word")).isFalse();
              assertThat(visitor.signIn("bob", "bob-pw-2012")).isTrue();
              assertThat(visitor.get("home")).isEqualTo(200);
              assertThat(visitor.get("employees/export.csv")).isEqualTo(200);
              assertThat(visitor.get("admin")).isEqualTo(403);
              assertThat(visitor.post("password", Map.of("old", "wrong-word"))).isEqualTo(200);
              changePassword(visitor, "wrong-word", 200);
              changePassword(visitor, "bob-pw-2012", 302);
              assertThat(visitor.get("logout")).isEqualTo(302);
            });

    assertThat(told)
        .extracting(HttpPointcutsIT::summary)
        .containsExactly(
            "password_reset_request success bob@acme.example",
            "login_failure failure bob",
            "login_success success bob",
            "data_export success bob",
            "admin_action failure bob",
            "password_change failure bob",
            "password_change success bob",
            "logout success bob");
    assertThat(told)
        .extracting(event -> event.text("source.ip"), event -> event.text("user_agent.original"))
        .containsOnly(tuple(Ports.LOOPBACK, "Walker"));
    assertThat(told.get(3).text("labels.method")).isEqualTo("GET");
    assertThat(told.get(3).text("labels.status")).isEqualTo("200");
    assertThat(told.get(4).text("telltale.resource")).isEqualTo("/payroll/admin");
    assertThat(told.get(4).text("http.response.status_code")).isEqualTo("403");
  }

  private static void changePassword(PayrollVisitor visitor, String old, int status) {
    assertThat(visitor.post("password", Map.of("old", old, "new", "bob-pw-2013")))
        .isEqualTo(status);
  }

  /** It answers a wrong password with its form, which is no sign of anything. */
  @Test
  void withoutConditionsTheRedirectTellsASignIn() {
    List<SyslogEvent> told =
        told(
            SIGN_IN,
            visitor -> {
              assertThat(visitor.signIn("bob", "wrong-word")).isFalse();
              assertThat(visitor.signIn("bob", "bob-pw-2012")).isTrue();
            });

    assertThat(told)
        .extracting(HttpPointcutsIT::summary)
        .containsExactly("login_success success bob");
  }

  @Test
  void theSessionTellsASignIn() {
    List<SyslogEvent> told =
        told(
            SIGN_IN + "    success: request.session_changed\n",
            visitor -> {
              assertThat(visitor.get("login")).isEqualTo(200);
              assertThat(visitor.signIn("bob", "wrong-word")).isFalse();
              assertThat(visitor.signIn("bob", "bob-pw-2012")).isTrue();
            });

    assertThat(told)
        .extracting(HttpPointcutsIT::summary)
        .containsExactly("login_failure failure bob", "login_success success bob");
  }

  @Test
  void whatAMethodToldThePageDoesNotTellAgain() {
    String dao =
        """
          - id: dao
            execution: com.acme.payroll.Employee com.acme.payroll.EmployeeDao.authenticate(..)
            event: login
            failure: return == null
            user: args[0]
        """;
    List<SyslogEvent> told =
        told(
            SIGN_IN + "    success: request.redirect != null\n" + dao,
            visitor -> {
              assertThat(visitor.signIn("bob", "wrong-word")).isFalse();
              assertThat(visitor.signIn("bob", "bob-pw-2012")).isTrue();
            });

    assertThat(told)
        .extracting(event -> summary(event) + " by " + event.text("telltale.pointcut"))
        .containsExactly("login_failure failure bob by dao", "login_success success bob by dao");
  }
}
