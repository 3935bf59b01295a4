// SPDX-License-Identifier: Apache-2.0

package io.telltale.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Attacks on the payroll application are told by the detections that are meant for them, and by no
 * others; work is not. With {@code -Dtelltale.docs=write} also slow attacks and a day of 2,000
 * people, by a clock that is faster, and the page on detections says what came of it.
 */
class ReplayIT {

  private static final boolean LONG = "write".equals(System.getProperty("telltale.docs"));

  private static final List<ReplayTable.Row> ROWS = new ArrayList<>();

  static Stream<Attack> attacks() {
    return LONG
        ? Stream.concat(Attack.quick().stream(), Attack.slow().stream())
        : Attack.quick().stream();
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void anAttackIsToldAsWhatItIs(Attack attack) {
    Replay replay = attack.replay();

    assertThat(replay.rules()).isEqualTo(attack.rules());
    ROWS.add(ReplayTable.row(attack, replay));
  }

  @Test
  void workIsNoAttack() {
    Replay replay = LONG ? WorkDay.replay() : Replay.run("work", ReplayIT::work);

    assertThat(replay.count("login_failure")).isPositive();
    if (LONG) {
      ROWS.add(ReplayTable.day(replay));
    } else {
      assertThat(replay.rules()).isEmpty();
    }
  }

  /** Which depends on the machine, and so is told and not asserted. */
  @Test
  @EnabledIfSystemProperty(named = "telltale.docs", matches = "write")
  void howLongAnAlertTakesToTheFile() {
    List<Long> millis = new ArrayList<>();
    Replay.run(
        "alerts in time",
        site -> {
          for (int user = 0; user < 20; user++) {
            millis.add(untilAlert(site, "user" + user, "198.51.100." + user));
          }
        });
    ROWS.add(ReplayTable.alerts(millis));
  }

  private static long untilAlert(Replay.Site site, String user, String address) {
    PayrollVisitor guesser = site.from(address);
    for (int i = 0; i < 10; i++) {
      guesser.signIn(user, "guess-" + i);
    }
    long from = System.nanoTime();
    guesser.signIn(user, "the eleventh");
    site.rsyslog()
        .awaitEvent(
            "alert", event -> event.type().equals("alert") && user.equals(event.text("user.name")));
    return (System.nanoTime() - from) / 1_000_000;
  }

  /** Of twenty people, each at a machine of his own, every fourth of whom mistypes. */
  private static void work(Replay.Site site) {
    List<String> people =
        List.of(
            "alice", "bob", "carol", "dave", "erin", "frank", "grace", "heidi", "ivan", "judy",
            "ken", "laura", "mallory", "nina", "oscar", "peggy", "quentin", "rupert", "sybil",
            "trent");
    for (int i = 0; i < people.size(); i++) {
      PayrollVisitor visitor = site.from("192.0.2." + i);
      for (int typo = 0; typo < i % 4 - 1; typo++) {
        visitor.signIn(people.get(i), "typo");
      }
      Attack.signIn(visitor, people.get(i));
      visitor.get("home");
      if (i % 5 == 0) {
        visitor.get("employees/export.csv");
        visitor.get("admin");
      }
      visitor.get("logout");
    }
  }

  @AfterAll
  static void write() throws IOException {
    if (LONG) {
      ReplayTable.write(ROWS);
    }
  }
}
