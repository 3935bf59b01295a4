// SPDX-License-Identifier: Apache-2.0

package io.telltale.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.event.Request;
import io.telltale.event.SecurityEvent;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is known of the request in which something happens. */
class RequestTest {

  static final String SCOPE =
      """
        - id: request
          scope: request
          execution: "* GATE.serve(..)"
          ignore: args[0].attribute("error") != null
          context:
            request: args[0]
            request.path: args[0].requestURI
            request.address: args[0].remoteAddr
            request.status: args[1].status
            session: args[0].getSession(false)
            user: args[0].userPrincipal.name
      """;

  static final String LOGIN =
      """
        - id: login
          execution: "* GATE.inner(..)"
          event: login
          failure: return == false
          user: args[0]
        - id: export
          execution: "* GATE.outer(..)"
          event: data_export
          ignore: return == "nothing"
      """;

  private static final String ENDS =
      """
        - id: forbidden
          end: request
          fallback: true
          event: access_denied
          ignore: request.status != 403
        - id: slow-down
          end: request
          event: api_rate_limit_exceeded
          ignore: request.status != 429
      """;

  private final FakeRequest request = new FakeRequest();

  @AfterEach
  void forgetsEverything() {
    Stage.assertNothingIsOpen();
  }

  private static Stage stage(String... parts) {
    return Stage.of("pointcuts:\n" + String.join("", parts));
  }

  @Test
  void isToldWithTheEvent() throws Exception {
    Stage stage = stage(SCOPE, LOGIN);
    request.headers.put("User-Agent", List.of("curl/8"));
    request.headers.put("X-Forwarded-For", List.of("203.0.113.9"));
    request.session = new FakeRequest.Session();
    Gate gate = stage.gate();

    gate.serve(request, request, () -> gate.inner("bob", () -> true));

    Request told = stage.onlyEvent().request();
    assertThat(told.method()).isEqualTo("POST");
    assertThat(told.path()).isEqualTo("/app/login");
    assertThat(told.source()).as("nobody is trusted").isEqualTo("192.0.2.7");
    assertThat(told.peer()).isEqualTo("192.0.2.7");
    assertThat(told.userAgent()).isEqualTo("curl/8");
    assertThat(told.session()).isEqualTo("SESSION-ID");
    assertThat(told.status()).as("it is not final yet").isEqualTo(Request.NO_STATUS);
    assertThat(stage.said()).isEmpty();
  }

  @Test
  void isNotReadWhereNothingHappens() throws Exception {
    Stage stage = stage(SCOPE, LOGIN, ENDS);
    Gate gate = stage.gate();

    gate.serve(request, request, () -> gate.outer("bob", () -> "nothing"));

    assertThat(request.reads).isZero();
    assertThat(stage.events).isEmpty();
  }

  @Test
  void isOpenedOnceByTheOutermost() throws Exception {
    Stage stage = stage(SCOPE, LOGIN, ENDS);
    FakeRequest wrapper = new FakeRequest();
    wrapper.path = "/other";
    request.status = 403;
    Gate gate = stage.gate();

    gate.serve(
        request,
        request,
        () -> {
          gate.serve(wrapper, wrapper, () -> gate.inner("a", () -> true));
          return gate.inner("b", () -> true);
        });

    assertThat(stage.events).hasSize(3);
    assertThat(stage.events).extracting(event -> event.request().path()).containsOnly("/app/login");
  }

  @Test
  void endsWithTheCallThatOpenedIt() throws Exception {
    Stage stage = stage(SCOPE, LOGIN);
    Gate gate = stage.gate();

    gate.serve(request, request, () -> null);
    gate.inner("bob", () -> true);

    assertThat(stage.onlyEvent().request()).isNull();
  }

  @Test
  void isNoneWhereTheScopeIsIgnoredOnEntry() throws Exception {
    Stage stage = stage(SCOPE, LOGIN, ENDS);
    request.attributes.put("error", 403);
    request.status = 403;
    Gate gate = stage.gate();

    gate.serve(request, request, () -> gate.inner("bob", () -> true));

    assertThat(stage.onlyEvent().request()).isNull();
  }

  @Test
  void isReportedByItsStatusWhenItEnds() throws Exception {
    Stage stage = stage(SCOPE, LOGIN, ENDS);
    Gate gate = stage.gate();
    request.user = "alice";

    gate.serve(
        request,
        request,
        () -> {
          request.status = 403;
          return null;
        });

    SecurityEvent event = stage.onlyEvent();
    assertThat(event.type()).hasToString("access_denied");
    assertThat(event.pointcut()).isEqualTo("forbidden");
    assertThat(event.user()).isEqualTo("alice");
    assertThat(event.request().status()).isEqualTo(403);
  }

  @Test
  void isNotReportedByAFallbackIfAFailureWasToldBetter() throws Exception {
    Stage stage = stage(SCOPE, LOGIN, ENDS);
    Gate gate = stage.gate();
    request.status = 403;

    gate.serve(request, request, () -> gate.inner("bob", () -> false));
    assertThat(stage.onlyEvent().type()).hasToString("login_failure");

    request.status = 429;
    gate.serve(request, request, () -> gate.inner("bob", () -> false));
    assertThat(stage.events)
        .extracting(event -> event.type().name())
        .as("what is no fallback is told anyway")
        .containsExactly("login_failure", "login_failure", "api_rate_limit_exceeded");
  }

  @Test
  void isToldInTheSessionThatThePointcutNames() throws Exception {
    String ended =
        """
          - id: ended
            execution: "* GATE.innermost(..)"
            event: logout
            session: args[0]
        """;
    Stage stage = stage(SCOPE, ended);
    request.session = new FakeRequest.Session();
    Gate gate = stage.gate();

    gate.serve(request, request, () -> gate.innermost("OTHER-ID", () -> true));
    gate.innermost("OUTSIDE-ID", () -> true);

    assertThat(stage.events)
        .extracting(event -> event.request().session())
        .containsExactly("OTHER-ID", "OUTSIDE-ID");
    assertThat(stage.events)
        .extracting(event -> event.request().path())
        .containsExactly("/app/login", null);
  }

  @Test
  void tellsOfAKindOnceIfTheLaterCallIsAFallback() throws Exception {
    String later =
        """
          - id: later
            execution: "* GATE.innermost(..)"
            event: login
            user: args[0]
            fallback: true
        """;
    Stage stage = stage(SCOPE, LOGIN, later);
    Gate gate = stage.gate();

    gate.serve(
        request,
        request,
        () -> {
          gate.innermost("a", () -> true);
          gate.innermost("b", () -> gate.inner("inside b", () -> true));
          return gate.inner("c", () -> true);
        });
    gate.serve(request, request, () -> gate.innermost("d", () -> true));
    gate.innermost("e", () -> true);
    gate.innermost("f", () -> true);

    assertThat(stage.events)
        .extracting(SecurityEvent::user)
        .as("b comes late; outside of requests nothing comes late")
        .containsExactly("a", "c", "d", "e", "f");
  }

  @Test
  void isOpenToARuleOfTheSameMethodThatStandsBeforeItsScope() throws Exception {
    String own =
        """
          - id: own
            execution: "* GATE.serve(..)"
            event: login
            failure: return == false
        """;
    Stage stage = stage(own, SCOPE, ENDS);
    request.status = 403;

    stage.gate().serve(request, request, () -> false);

    assertThat(stage.onlyEvent().pointcut()).isEqualTo("own");
    assertThat(stage.onlyEvent().request().path()).isEqualTo("/app/login");
    Stage.assertNothingIsOpen();
  }

  @Test
  void anOwnRuleOfThatMethodDoesNotKeepItOpen() throws Exception {
    String own =
        """
          - id: own
            execution: "* GATE.serve(..)"
            event: admin_action
            ignore: args[0] != null
        """;
    Stage stage = stage(own, SCOPE, LOGIN);
    Gate gate = stage.gate();

    gate.serve(request, request, () -> null);
    Stage.assertNothingIsOpen();
    gate.inner("bob", () -> true);

    assertThat(stage.onlyEvent().request()).isNull();
  }
}
