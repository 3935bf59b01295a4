// SPDX-License-Identifier: Apache-2.0

package io.telltale.capture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which of several that see the same request tells of it. */
class HttpPointcutPrecedenceTest extends HttpStage {

  @Test
  void aGuessThatCannotBeCheckedIsNone() throws Exception {
    Stage stage =
        serve(
            """
              - { id: guess, http: POST /login, event: login, confidence: heuristic, success: "true", ignore: request.nowhere == 1 }
              - { id: known, http: POST /login, event: admin_action, ignore: request.nowhere == 1 }
            """,
            () -> null);

    assertThat(stage.onlyEvent().pointcut()).isEqualTo("known");
  }

  @Test
  void noGuessBesideAPointcutOfTheSamePage() throws Exception {
    String guess = "confidence: heuristic, success: request.status == 200 }\n";
    Stage stage =
        serve(
            "  - { id: known, http: POST /login, event: login, user: '\"bob\"' }\n"
                + "  - { id: sign-in, http: POST /**, event: login, "
                + guess
                + "  - { id: admin, http: POST /**, event: admin_action, "
                + guess,
            () -> exchange.status = 200);

    assertThat(stage.onlyEvent().type().name()).isEqualTo("admin_action");
    assertThat(stage.onlyEvent().heuristic()).isTrue();
  }

  @Test
  void aMethodThatToldOfTheSameGoesFirst() throws Exception {
    Stage stage =
        Stage.of(
            SCOPE
                + LOGIN
                + "  - { id: code, execution: '* GATE.inner(..)', event: login, user: 'args[0]',"
                + " failure: return == false }\n");
    Gate gate = stage.gate();
    exchange.status = 401;

    gate.serve(exchange, exchange, () -> gate.inner("bob", () -> false));

    assertThat(stage.onlyEvent().mechanisms()).containsExactly("code");
    assertThat(exchange.parameterReads).isZero();
  }

  @Test
  void theFirstOfSeveralForTheSameTells() throws Exception {
    Stage stage =
        serve(
            """
              - { id: first, http: POST /login, event: admin_action }
              - { id: second, http: POST /**, event: admin_action }
              - { id: other, http: POST /**, event: data_export }
              - { id: last, http: POST /**, event: access_denied, fallback: true, success: "false" }
            """,
            () -> exchange.status = 500);

    assertThat(stage.events)
        .extracting(event -> event.type().name())
        .containsExactly("admin_action", "data_export");
  }

  @Test
  void withoutAScopeItIsRefused() {
    assertThat(Stage.compile("pointcuts:\n" + LOGIN).problems())
        .singleElement()
        .asString()
        .contains(":2:26: nothing says what a request is");
  }
}
