// SPDX-License-Identifier: Apache-2.0

package io.telltale.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.event.SecurityEvent;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who did it, where the rule does not say. */
class WhoTest {

  private final FakeRequest request = new FakeRequest();

  @BeforeEach
  void signIn() {
    request.user = "principal";
    request.session = new FakeRequest.Session();
  }

  @AfterEach
  void forgetsEverything() {
    Stage.assertNothingIsOpen();
  }

  private SecurityEvent exportWith(String topLevelUser) throws Exception {
    String top = topLevelUser == null ? "" : "user: '" + topLevelUser + "'\n";
    Stage stage = Stage.of(top + "pointcuts:\n" + RequestTest.SCOPE + RequestTest.LOGIN);
    Gate gate = stage.gate();
    gate.serve(request, request, () -> gate.outer("x", () -> 1));
    assertThat(stage.said()).doesNotContain("StackOverflowError");
    return stage.onlyEvent();
  }

  @Test
  void isTheScopesUser() throws Exception {
    assertThat(exportWith(null).user()).isEqualTo("principal");
  }

  @Test
  void isTheApplicationsOwnIfItSaysWho() throws Exception {
    request.session.attributes.put("user", Map.of("login", "bob"));

    assertThat(exportWith("session.attribute(\"user\").login").user()).isEqualTo("bob");
  }

  @Test
  void isTheScopesWhereTheApplicationsOwnIsUnknown() throws Exception {
    assertThat(exportWith("session.attribute(\"user\").login").user()).isEqualTo("principal");
  }

  @Test
  void mayBeANumber() throws Exception {
    request.session.attributes.put("user", 4711);

    assertThat(exportWith("session.attribute(\"user\")").user()).isEqualTo("4711");
  }

  /** A definition that leads back to itself must not take the event away. */
  @ParameterizedTest
  @ValueSource(strings = {"user", "user.name"})
  void isTheScopesIfTheApplicationsIsDefinedByItself(String path) throws Exception {
    SecurityEvent event = exportWith(path);

    assertThat(event.pointcut()).isEqualTo("export");
    assertThat(event.user()).isEqualTo("principal");
  }

  @Test
  void isUnknownIfTheScopeDefinesItByItself() throws Exception {
    Stage stage =
        Stage.of(
            """
            pointcuts:
              - id: request
                scope: request
                execution: "* GATE.serve(..)"
                context:
                  request: args[0]
                  request.path: request.path
                  user: user.name
            """
                + RequestTest.LOGIN);
    Gate gate = stage.gate();

    gate.serve(request, request, () -> gate.outer("x", () -> 1));

    assertThat(stage.onlyEvent().user()).isNull();
    assertThat(stage.onlyEvent().request().method()).isEqualTo("POST");
  }

  @Test
  void mayBeANumberOfTheScope() throws Exception {
    request.attributes.put("id", 4711L);
    Stage stage =
        Stage.of(
            """
            pointcuts:
              - id: request
                scope: request
                execution: "* GATE.serve(..)"
                context:
                  request: args[0]
                  user: args[0].attribute("id")
            """
                + RequestTest.LOGIN);
    Gate gate = stage.gate();

    gate.serve(request, request, () -> gate.outer("x", () -> 1));

    assertThat(stage.onlyEvent().user()).isEqualTo("4711");
  }

  @Test
  void isNotWhoeverWasSignedInWhenSomebodySignsIn() throws Exception {
    Stage stage = Stage.of("pointcuts:\n" + RequestTest.SCOPE + RequestTest.LOGIN);
    Gate gate = stage.gate();

    gate.serve(request, request, () -> gate.inner(null, () -> false));

    assertThat(stage.onlyEvent().user()).isNull();
  }

  @Test
  void isKnownBeforeTheCallEndsIt() throws Exception {
    Stage stage =
        Stage.of(
            "pointcuts:\n"
                + RequestTest.SCOPE
                + """
                  - id: sign-out
                    execution: "* GATE.inner(..)"
                    event: logout
                    before:
                      who: user
                      how: args[0]
                    ignore: before.who == null
                    user: before.who
                    fields:
                      how: before.how
                """);
    Gate gate = stage.gate();

    gate.serve(
        request,
        request,
        () ->
            gate.inner(
                "button",
                () -> {
                  request.user = null;
                  return true;
                }));
    gate.serve(request, request, () -> gate.inner("button", () -> true));

    assertThat(stage.onlyEvent().user()).isEqualTo("principal");
    assertThat(stage.onlyEvent().fields()).containsExactly(Map.entry("how", "button"));
  }

  private SecurityEvent exportAfter(String signedIn) throws Exception {
    Stage stage =
        Stage.of(
            "pointcuts:\n"
                + RequestTest.SCOPE
                + RequestTest.LOGIN
                + """
                  - id: context
                    execution: "* GATE.innermost(..)"
                    enriches: request
                    ignore: return.login == "anonymous"
                    user: return.login ?? return
                """);
    Gate gate = stage.gate();
    gate.innermost("outside of any request", () -> Map.of("login", "nobody"));
    gate.serve(
        request,
        request,
        () -> {
          gate.innermost("context", () -> Map.of("login", "earlier"));
          gate.innermost("context", () -> Map.of("login", signedIn));
          return gate.outer("x", () -> 1);
        });
    return stage.onlyEvent();
  }

  @Test
  void isWhomTheLastCallThatKnowsSays() throws Exception {
    assertThat(exportAfter("alice").user()).isEqualTo("alice");
  }

  @Test
  void isTheScopesWhereTheLastCallThatKnowsIsIgnored() throws Exception {
    assertThat(exportAfter("anonymous").user()).isEqualTo("principal");
  }
}
