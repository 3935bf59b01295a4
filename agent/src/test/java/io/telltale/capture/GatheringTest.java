// SPDX-License-Identifier: Apache-2.0

package io.telltale.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.event.SecurityEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where no single call is the whole happening, and where a call is none. */
class GatheringTest {

  @AfterEach
  void forgetsEverything() {
    Stage.assertNothingIsOpen();
  }

  private static final String GATHERING =
      """
      pointcuts:
        - id: filter
          execution: "* GATE.outer(..)"
          gathers: login
          mechanism: form
        - id: manager
          execution: "* GATE.inner(..)"
          event: login
          failure: return == false
          user: args[0]
        - id: chain
          execution: "* GATE.innermost(..)"
          closes: login
      """;

  @Test
  void whatIsGatheredIsOneEventOfWhichTheLastOtherOutcomeCounts() throws Exception {
    Stage gathering = Stage.of(GATHERING);
    Gate filter = gathering.gate();

    filter.outer(
        "-",
        () -> {
          filter.inner("bob", () -> true);
          return filter.inner("bob", () -> false);
        });

    assertThat(gathering.onlyEvent().type()).hasToString("login_failure");
    assertThat(gathering.onlyEvent().pointcut()).isEqualTo("manager");
    assertThat(gathering.onlyEvent().mechanisms()).containsExactly("form", "manager");
  }

  @Test
  void whatNothingWasGatheredOfIsNoEvent() throws Exception {
    Stage gathering = Stage.of(GATHERING);

    gathering.gate().outer("-", () -> null);

    assertThat(gathering.events).isEmpty();
  }

  @Test
  void whatIsGatheredIsToldBeforeACallThatClosesItAndWhatComesInsideIsNotPartOfIt()
      throws Exception {
    Stage gathering = Stage.of(GATHERING);
    Gate filter = gathering.gate();

    filter.outer(
        "-",
        () -> {
          filter.inner("bob", () -> true);
          return filter.innermost(
              "-",
              () -> {
                assertThat(gathering.onlyEvent().user()).isEqualTo("bob");
                return filter.inner("eve", () -> false);
              });
        });

    assertThat(gathering.events).extracting(SecurityEvent::user).containsExactly("bob", "eve");
    assertThat(gathering.events.get(1).mechanisms()).containsExactly("manager");
  }

  @Test
  void whatIsHiddenIsNoEvent() throws Exception {
    Stage hiding =
        Stage.of(
            """
            pointcuts:
              - id: exchange
                execution: "* GATE.outer(..)"
                silences: logout
                ignore: args[0] == "open"
              - id: invalidate
                execution: "* GATE.inner(..)"
                event: logout
                user: args[0]
            """);
    Gate session = hiding.gate();

    session.outer("hidden", () -> session.inner("bob", () -> 1));
    assertThat(hiding.events).isEmpty();

    session.outer("open", () -> session.inner("bob", () -> 1));
    assertThat(hiding.onlyEvent().user()).isEqualTo("bob");
  }

  @Test
  void whatIsIncludedIsNoEventAndItsReasonCounts() throws Exception {
    Stage including =
        Stage.of(
            """
            pointcuts:
              - id: change
                execution: "* GATE.outer(..)"
                event: password_change
                includes: login
                failure: return == false
              - id: manager
                execution: "* GATE.inner(..)"
                event: login
                failure: return == false
                reason: '"bad_credentials"'
            """);
    Gate accounts = including.gate();

    accounts.outer("-", () -> accounts.inner("bob", () -> false));

    assertThat(including.onlyEvent().type()).hasToString("password_change");
    assertThat(including.onlyEvent().reason()).isEqualTo("bad_credentials");
  }
}
