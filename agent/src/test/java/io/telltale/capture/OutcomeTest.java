// SPDX-License-Identifier: Apache-2.0

package io.telltale.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.telltale.event.SecurityEvent;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a call's end makes of the event. */
class OutcomeTest {

  private static final String FAILURE = "failure: return == false\n";
  private static final String SUCCESS = "success: return == true\n";

  @AfterEach
  void forgetsEverything() {
    Stage.assertNothingIsOpen();
  }

  private static Stage stage(String event, String conditions) {
    return Stage.of(
        """
        pointcuts:
          - id: gate
            execution: Object GATE.inner(String, *..Callable)
            event: %s
            user: args[0]
            %s
        """
            .formatted(event, conditions.strip().replace("\n", "\n    ")));
  }

  /** What ends the call: true, false, a word that is neither, or an exception. */
  private static Callable<?> ending(String how) {
    return switch (how) {
      case "true" -> () -> true;
      case "false" -> () -> false;
      case "threw" ->
          () -> {
            throw new IOException("its message stays inside");
          };
      default -> () -> how;
    };
  }

  @ParameterizedTest(name = "{0} {1}, {2} -> {3}")
  @CsvSource({
    "login, failure, true, login_success success",
    "login, failure, false, login_failure failure",
    "login, failure, maybe, login_success success",
    "login, failure, threw, login_failure failure",
    "login, success, true, login_success success",
    "login, success, false, login_failure failure",
    "login, success, maybe, login_failure failure",
    "login, success, threw, login_failure failure",
    "login, both, true, login_success success",
    "login, both, false, login_failure failure",
    "login, both, maybe, none",
    "login, both, threw, none",
    "login, none, false, login_success success",
    "login, none, threw, login_failure failure",
    "logout, none, false, logout success",
    "logout, none, threw, logout failure",
    "password_change, failure, false, password_change failure",
    "password_change, failure, true, password_change success",
    "access_denied, none, true, access_denied failure",
    "access_denied, none, threw, access_denied failure",
    "access_denied, failure, false, access_denied failure",
    "access_denied, failure, true, none",
    "access_denied, failure, threw, access_denied failure",
    "access_denied, success, true, none",
    "login_success, none, true, login_success success",
    "login_success, none, threw, none",
    "login_success, failure, false, none",
    "login_success, failure, true, login_success success",
    "login_failure, none, true, login_failure failure",
    "login_failure, failure, true, none",
    "login_failure, failure, threw, login_failure failure",
    "loan_approved, none, true, loan_approved success",
    "loan_approved, none, threw, loan_approved failure"
  })
  void followsTheConditionsAndTheType(String event, String given, String how, String expected) {
    String conditions =
        switch (given) {
          case "failure" -> FAILURE;
          case "success" -> SUCCESS;
          case "both" -> FAILURE + SUCCESS;
          default -> "";
        };
    Stage stage = stage(event, conditions);

    Gate gate = stage.gate();
    catchThrowable(() -> gate.inner("bob", ending(how)));

    if (expected.equals("none")) {
      assertThat(stage.events).isEmpty();
    } else {
      SecurityEvent told = stage.onlyEvent();
      assertThat(told.type() + " " + told.outcome().word()).isEqualTo(expected);
      assertThat(told.user()).isEqualTo("bob");
      assertThat(told.errorType())
          .isEqualTo(
              how.equals("threw") && expected.endsWith("failure") ? "java.io.IOException" : null);
    }
    assertThat(stage.said()).isEmpty();
  }

  @Test
  void tellsNothingOfWhatIsIgnored() throws Exception {
    Stage stage = stage("login", FAILURE + "ignore: args[0] == 'monitor'");

    stage.gate().inner("monitor", () -> false);
    assertThat(stage.events).isEmpty();

    stage.gate().inner("bob", () -> false);
    assertThat(stage.onlyEvent().user()).isEqualTo("bob");
  }

  @Test
  void takesTheFirstReasonThatIsTrueAndElseNone() throws Exception {
    Stage stage =
        stage(
            "login",
            """
            failure: return != true
            reason:
              locked: return matches "locked.*"
              locked_too: return == "locked out"
              never: return.absent == 1
            """);

    stage.gate().inner("bob", () -> "locked out");
    stage.gate().inner("bob", () -> "wrong");

    assertThat(stage.events).extracting(SecurityEvent::reason).containsExactly("locked", null);
    assertThat(stage.said()).contains("cannot read reason.never").doesNotContain("wrong");
  }

  @Test
  void repeatsCountOnlyForSuccessesForWhichTheyWereDeclared() throws Exception {
    Stage stage =
        stage("login", FAILURE + "once:\n  within: 15m\n  when: args[0] matches 'robot.*'");

    stage.gate().inner("robot1", () -> true);
    stage.gate().inner("bob", () -> true);
    stage.gate().inner("robot1", () -> false);

    assertThat(stage.events)
        .extracting(SecurityEvent::repeatWindow)
        .containsExactly(900_000L, 0L, 0L);
  }
}
