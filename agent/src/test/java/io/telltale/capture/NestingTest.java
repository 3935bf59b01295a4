// SPDX-License-Identifier: Apache-2.0

package io.telltale.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.telltale.event.SecurityEvent;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One happening that several calls see is one event. */
class NestingTest {

  private static final String LOGINS =
      """
      pointcuts:
        - id: outer
          execution: "* GATE.outer(..)"
          event: login
          failure: return == false
          ignore: return == "challenge"
          user: args[0]
        - id: inner
          execution: "* GATE.inner(..)"
          event: login
          failure: return == false
          user: args[0]
          mechanism: dao
          reason:
            unknown_user: args[0] == "nobody"
            bad_credentials: return == false
        - id: innermost
          execution: "* GATE.innermost(..)"
          enriches: login
          mechanism: realm
          reason: '"locked"'
          user: args[0]
          ignore: args[0] == "quiet"
      """;

  private final Stage stage = Stage.of(LOGINS);
  private final Gate gate = stage.gate();

  @AfterEach
  void forgetsEverything() {
    Stage.assertNothingIsOpen();
  }

  @Test
  void theOutermostTellsAndTheInnerOnesAddWhatItDoesNotKnow() throws Exception {
    gate.outer(null, () -> gate.inner("bob", () -> false));

    SecurityEvent event = stage.onlyEvent();
    assertThat(event.type()).hasToString("login_failure");
    assertThat(event.pointcut()).isEqualTo("outer");
    assertThat(event.user()).isEqualTo("bob");
    assertThat(event.reason()).isEqualTo("bad_credentials");
    assertThat(event.mechanisms()).containsExactly("outer", "dao");
  }

  @Test
  void theOutermostsOwnUserStays() throws Exception {
    gate.outer("bob@example.com", () -> gate.inner("bob", () -> true));

    assertThat(stage.onlyEvent().user()).isEqualTo("bob@example.com");
    assertThat(stage.onlyEvent().mechanisms()).containsExactly("outer", "dao");
  }

  @Test
  void anInnerFailureThatWasMadeUpForLeavesNoReason() throws Exception {
    gate.outer(
        "bob",
        () -> {
          gate.inner("bob", () -> false);
          return true;
        });

    assertThat(stage.onlyEvent().type()).hasToString("login_success");
    assertThat(stage.onlyEvent().reason()).isNull();
    assertThat(stage.onlyEvent().errorType()).isNull();
    assertThat(stage.onlyEvent().mechanisms()).containsExactly("outer", "dao");
  }

  @Test
  void theExceptionNearestToTheCauseIsTold() {
    Callable<?> failing =
        () -> {
          throw new IOException("secret");
        };
    Callable<?> wrapping =
        () -> {
          try {
            return gate.inner("bob", failing);
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        };
    assertThatThrownBy(() -> gate.outer("bob", wrapping)).isInstanceOf(IllegalStateException.class);

    assertThat(stage.onlyEvent().errorType()).isEqualTo("java.io.IOException");
  }

  @Test
  void whatAnIgnoredOuterCallHidIsTold() throws Exception {
    gate.outer(
        "bob",
        () -> {
          gate.inner("nobody", () -> false);
          return "challenge";
        });
    SecurityEvent event = stage.onlyEvent();
    assertThat(event.pointcut()).isEqualTo("inner");
    assertThat(event.reason()).isEqualTo("unknown_user");
    assertThat(event.mechanisms()).containsExactly("dao");
  }

  @Test
  void whatAnIgnoredOuterCallHidGetsTheUserThatACallBesideItKnew() throws Exception {
    gate.outer(
        null,
        () -> {
          gate.innermost("bob", () -> null);
          gate.inner(null, () -> false);
          return "challenge";
        });

    assertThat(stage.onlyEvent().pointcut()).isEqualTo("inner");
    assertThat(stage.onlyEvent().user()).isEqualTo("bob");
  }

  @Test
  void anEnrichingCallAddsToTheNearestAndMakesNothingByItself() throws Exception {
    gate.innermost("alone", () -> false);
    assertThat(stage.events).isEmpty();

    gate.inner(
        "bob",
        () -> {
          gate.innermost("quiet", () -> null);
          gate.innermost("someone", () -> null);
          return false;
        });

    SecurityEvent event = stage.onlyEvent();
    assertThat(event.user()).isEqualTo("bob");
    assertThat(event.reason()).as("the inner one knows better").isEqualTo("locked");
    assertThat(event.mechanisms()).containsExactly("dao", "realm");
  }

  @Test
  void anEnrichingCallKnowsMoreThanAnAttemptBeforeIt() throws Exception {
    gate.outer(
        "bob",
        () -> {
          gate.inner("bob", () -> false);
          gate.innermost("bob", () -> null);
          return false;
        });

    assertThat(stage.onlyEvent().reason()).isEqualTo("locked");
  }

  @Test
  void whoIsUnknownToOneDirectoryMayBeKnownToTheNext() throws Exception {
    gate.outer(
        "bob",
        () -> {
          gate.inner("nobody", () -> false);
          gate.inner("bob", () -> false);
          gate.inner("nobody", () -> false);
          return false;
        });

    assertThat(stage.onlyEvent().reason()).isEqualTo("bad_credentials");
  }

  @Test
  void callsBesideEachOtherAreEventsOfTheirOwn() throws Exception {
    gate.outer("a", () -> true);
    gate.outer("b", () -> true);
    gate.inner("c", () -> true);

    assertThat(stage.events).extracting(SecurityEvent::user).containsExactly("a", "b", "c");
  }

  @Test
  void otherKindsOfHappeningsInsideAreEventsOfTheirOwn() throws Exception {
    Stage mixed =
        Stage.of(
            """
            pointcuts:
              - id: outer
                execution: "* GATE.outer(..)"
                event: admin_action
              - id: inner
                execution: "* GATE.inner(..)"
                event: password_change
            """);
    Gate both = mixed.gate();

    both.outer("root", () -> both.inner("bob", () -> true));

    assertThat(mixed.events).extracting(SecurityEvent::pointcut).containsExactly("inner", "outer");
  }

  @Test
  void aRecursiveCallIsOneEvent() throws Exception {
    gate.inner("a", () -> gate.inner("b", () -> gate.inner("c", () -> false)));

    assertThat(stage.onlyEvent().user()).isEqualTo("a");
  }

  @Test
  void whatIsSilencedIsNotToldNorHeardOfFurtherOut() throws Exception {
    Stage silenced =
        Stage.of(
            """
            pointcuts:
              - id: outer
                execution: "* GATE.outer(..)"
                event: login
                failure: return == false
              - id: own
                execution: "* GATE.innermost(..)"
                silences: login
                ignore: args[0] != "app"
              - id: inner
                execution: "* GATE.inner(..)"
                event: login
                failure: return == false
                user: args[0]
                reason: '"bad_credentials"'
              - id: other
                execution: "* GATE.serve(..)"
                event: admin_action
            """);
    Gate all = silenced.gate();

    all.innermost("app", () -> all.inner("app", () -> true));
    assertThat(silenced.events).isEmpty();

    all.outer(null, () -> all.innermost("app", () -> all.inner("app", () -> false)));
    assertThat(silenced.onlyEvent().type()).hasToString("login_failure");
    assertThat(silenced.onlyEvent().reason()).isNull();
    assertThat(silenced.onlyEvent().user()).isNull();
    assertThat(silenced.onlyEvent().mechanisms()).containsExactly("outer");

    silenced.events.clear();
    all.innermost("bob", () -> all.inner("bob", () -> false));
    assertThat(silenced.onlyEvent().user()).isEqualTo("bob");

    silenced.events.clear();
    all.innermost("app", () -> all.serve(null, null, () -> true));
    assertThat(silenced.onlyEvent().pointcut()).isEqualTo("other");
  }

  @Test
  void twoRulesForOneMethodAreOneEventToo() throws Exception {
    Stage doubled =
        Stage.of(
            """
            pointcuts:
              - id: mine
                execution: "* GATE.inner(..)"
                event: login
                failure: return == false
              - id: packs
                execution: "* GATE.in*(String, ..)"
                event: login
                failure: return == false
                user: args[0]
            """);

    doubled.gate().inner("bob", () -> false);

    assertThat(doubled.onlyEvent().pointcut()).isEqualTo("mine");
    assertThat(doubled.onlyEvent().user()).isEqualTo("bob");
    assertThat(doubled.onlyEvent().mechanisms()).containsExactly("mine", "packs");
  }

  @Test
  void aStoreThatDoesNotKnowTheUserSaysLessThanOneThatDoesWhicheverIsAskedFirst() throws Exception {
    for (String first : new String[] {"nobody", "bob"}) {
      String second = first.equals("bob") ? "nobody" : "bob";
      gate.outer(
          "bob",
          () -> {
            gate.inner(first, () -> false);
            return gate.inner(second, () -> false);
          });
    }

    assertThat(stage.events)
        .extracting(SecurityEvent::reason)
        .containsExactly("bad_credentials", "bad_credentials");
  }
}
