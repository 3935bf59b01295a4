// SPDX-License-Identifier: Apache-2.0

package io.telltale.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.telltale.event.Outcome;
import io.telltale.event.SecurityEvent;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that mean something by their path, when they have ended. */
class HttpPointcutTest extends HttpStage {

  @Test
  void tellsOfItWithValuesFromParameters() throws Exception {
    exchange.path = "/app/account/forgot";
    exchange.parameters.put("email", "bob@example.com");
    exchange.parameters.put("channel", "mail");

    SecurityEvent event =
        serve(
                """
                  - id: forgotten
                    http: POST /account/forgot
                    event: password_reset_request
                    user: request.parameter("email")
                    reason: { by_mail: request.parameter("password") == null }
                    fields: { channel: request.parameter("channel") }
                """,
                () -> exchange.status = 202)
            .onlyEvent();

    assertThat(event.type().name()).isEqualTo("password_reset_request");
    assertThat(event.outcome()).isEqualTo(Outcome.SUCCESS);
    assertThat(event.user()).isEqualTo("bob@example.com");
    assertThat(event.reason()).isEqualTo("by_mail");
    assertThat(event.fields()).containsEntry("channel", "mail");
    assertThat(event.mechanisms()).containsExactly("forgotten");
    assertThat(event.request().status()).isEqualTo(202);
  }

  @ParameterizedTest
  @CsvSource({
    "POST,   /app/login,       1",
    "POST,   /app/login/,      1",
    "POST,   /app/login;v=1,   1",
    "POST,   /app/%6cogin,     1",
    "PUT,    /app/login,       1",
    "GET,    /app/login,       0",
    "POST,   /app/x/login,     0",
    "POST,   /application/app, 0",
    "GET,    /app/report/1/x,  1",
    "DELETE, /app/report,      1",
    "GET,    /report,          1",
    "GET,    /app/app/whole,   1",
    "GET,    /app/whole,       1",
  })
  void looksBelowTheContextPathAndAtTheWhole(String method, String path, int events)
      throws Exception {
    exchange.method = method;
    exchange.path = path;

    Stage stage =
        serve(
            """
              - { id: a, http: POST|PUT /login, event: admin_action }
              - { id: b, http: ["* /report/**", "GET /report/1/*", "GET /app/whole"], event: data_export }
            """,
            () -> null);

    assertThat(stage.events).hasSize(events);
  }

  @Test
  void doesNotReadThePathWhereNoMethodFits() throws Exception {
    exchange.method = "GET";

    serve(LOGIN, () -> null);

    assertThat(exchange.pathReads).isZero();
  }

  @ParameterizedTest
  @CsvSource({"200, success", "302, success", "399, success", "400, failure", "500, failure"})
  void withoutConditionsTheStatusTells(int status, String outcome) throws Exception {
    Stage stage =
        serve(
            "  - { id: a, http: '* /login', event: admin_action }\n",
            () -> exchange.status = status);

    assertThat(stage.onlyEvent().outcome().name()).isEqualToIgnoringCase(outcome);
  }

  @Test
  void anExceptionIsAFailureWhateverTheStatus() throws Exception {
    Stage stage = Stage.of(SCOPE + "  - { id: a, http: '* /login', event: admin_action }\n");
    Gate gate = stage.gate();

    Callable<?> body =
        () -> {
          throw new IllegalStateException();
        };
    assertThatThrownBy(() -> gate.serve(exchange, exchange, body))
        .isInstanceOf(IllegalStateException.class);

    assertThat(stage.onlyEvent().outcome()).isEqualTo(Outcome.FAILURE);
    assertThat(stage.onlyEvent().errorType()).isEqualTo("java.lang.IllegalStateException");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "401, -,                          -, -,     login_failure",
        "403, -,                          -, s1,    login_failure",
        "302, /app/login,                 -, s1,    login_failure",
        "302, http://host/app/login?next, -, s1,    login_failure",
        "303, ?again,                     -, -,     login_failure",
        "302, login;jsessionid=1,         -, -,     login_failure",
        "302, /app/start?error=1,         -, -,     login_failure",
        "302, /app/loginError.jsp,        -, -,     login_failure",
        "302, /app/home,                  -, -,     login_success",
        "302, http://errors.example.com,  -, -,     login_success",
        "200, -,                          -, s1,    -",
        "200, -,                          s1, s2,   login_success",
        "200, -,                          s1, s1,   -",
        "200, -,                          s1.n0, s1, -",
        "200, -,                          s1, -,    -",
        "201, /app/home,                  -, -,     -",
        "404, -,                          -, s1,    -",
        "500, -,                          -, s1,    -",
      })
  void howASignInEnded(int status, String location, String before, String after, String type)
      throws Exception {
    exchange.requested = before;
    exchange.session = before == null ? null : before.replaceAll("\\..*", "");

    Stage stage =
        serve(
            LOGIN,
            () -> {
              exchange.status = status;
              exchange.session = after;
              // As Tomcat does when it changes the id of a session.
              exchange.requested = after;
              return exchange.headers.put("Location", location);
            });

    if (type == null) {
      assertThat(stage.events).isEmpty();
    } else {
      assertThat(stage.onlyEvent().type().name()).isEqualTo(type);
    }
  }

  @Test
  void conditionsSeeRedirectAndSession() throws Exception {
    exchange.requested = "old";
    exchange.session = "new";
    exchange.status = 302;
    exchange.headers.put("Location", "/app/home");

    Stage stage =
        serve(
            """
              - id: a
                http: POST /login
                event: login
                success: request.session_changed and request.redirect matches ".*/home"
                fields: { target: request.redirect }
            """,
            () -> null);

    assertThat(stage.onlyEvent().type().name()).isEqualTo("login_success");
    assertThat(stage.onlyEvent().fields()).containsEntry("target", "/app/home");
    assertThat(stage.said()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {"-, new, success", "old, new, success", "old, old, failure"})
  void aConditionMayCountAFirstSession(String before, String after, String outcome)
      throws Exception {
    exchange.requested = before;

    Stage stage =
        serve(
            "  - { id: a, http: POST /login, event: login, success: request.session_changed }\n",
            () -> exchange.session = after);

    assertThat(stage.onlyEvent().outcome().name()).isEqualToIgnoringCase(outcome);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "302, /app/login?again,                -,                            same",
        "302, login,                           -,                            same",
        "302, http://localhost/app/front?no=1, http://localhost/app/front#a, referer",
        "302, /app/login,                      http://localhost/app/login,   same",
        "303, /app/home,                       http://localhost/app/front,   elsewhere",
        "302, /app/home,                       -,                            elsewhere",
        "201, /app/login,                      -,                            -",
      })
  void aConditionMayAskWhereARedirectLeads(int status, String location, String referer, String to)
      throws Exception {
    exchange.status = status;
    exchange.headers.put("Location", location);
    exchange.headers.put("Referer", referer);

    Stage stage =
        serve(
            "  - { id: a, http: POST /login, event: admin_action, fields: { to: request.redirect_to } }\n",
            () -> null);

    assertThat(stage.onlyEvent().fields().get("to")).isEqualTo(to);
    assertThat(stage.said()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "username,       bob",
        "form:userName,  bob",
        "txt_user_name,  bob",
        "name_of_user,   -",
        "secretUserName, -",
      })
  void aParameterIsFoundByTheEndOfItsName(String name, String user) throws Exception {
    exchange.parameters.put("lang", "de");
    exchange.parameters.put(name, "bob");

    Stage stage =
        serve(
            "  - { id: a, http: POST /login, event: admin_action,"
                + " user: 'request.parameter_like(\"username\")' }\n",
            () -> null);

    assertThat(stage.onlyEvent().user()).isEqualTo(user);
    assertThat(stage.said()).isEmpty();
  }
}
