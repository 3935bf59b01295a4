// SPDX-License-Identifier: Apache-2.0

package io.telltale.endtoend;

import io.telltale.endtoend.Replay.Site;
import io.telltale.endtoend.Replay.Traffic;
import io.telltale.harness.Build;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * One way to attack the payroll application.
 *
 * @param told the detections that tell of it, first the one that is meant for it; none if it is too
 *     slow for all of them
 * @param speed of the application's clock
 */
record Attack(String name, List<String> told, int speed, Traffic traffic) {

  private static final String HERE = "203.0.113.9";

  private Attack(String name, List<String> told, Traffic traffic) {
    this(name, told, 1, traffic);
  }

  /** Those that need no more time than an attacker has. */
  static List<Attack> quick() {
    return List.of(
        new Attack(
            "brute force: one address, one user, 12 guesses",
            List.of("TT002", "TT001"),
            site -> guess(site, 12, i -> HERE, i -> "bob", Duration.ZERO)),
        new Attack(
            "password spraying: one address, 16 users, one password",
            List.of("TT003", "TT001"),
            site -> guess(site, 16, i -> HERE, i -> "user" + i, Duration.ZERO)),
        new Attack(
            "credential stuffing: one address, 40 users, one of them right",
            List.of("TT004", "TT001", "TT003", "TT004-success", "TT006-source"),
            site -> {
              guess(site, 40, i -> HERE, i -> "user" + i, Duration.ZERO);
              signIn(site.from(HERE), "erin");
            }),
        new Attack(
            "credential stuffing: 40 addresses, 40 users",
            List.of("TT004-spread"),
            site -> guess(site, 40, i -> "198.51.100." + i, i -> "user" + i, Duration.ZERO)),
        new Attack(
            "takeover: guessed, password changed, data taken",
            List.of("TT012", "TT006"),
            Attack::takeOver),
        new Attack(
            "an employee tries the administration 20 times",
            List.of("TT010-user"),
            site -> {
              PayrollVisitor employee = site.from(HERE);
              signIn(employee, "dave");
              for (int i = 0; i < 20; i++) {
                employee.get("admin");
              }
            }),
        new Attack(
            "mass export: 10 exports by one user",
            List.of("TT009"),
            site -> {
              PayrollVisitor employee = site.from(HERE);
              signIn(employee, "carol");
              for (int i = 0; i < 10; i++) {
                employee.get("employees/export.csv");
              }
            }),
        new Attack(
            "flood of password resets: one address, 10 users",
            List.of("TT013"),
            site -> {
              PayrollVisitor visitor = site.from(HERE);
              for (int i = 0; i < 10; i++) {
                visitor.post("forgot", Map.of("email", "user" + i + "@acme.example"));
              }
            }));
  }

  /** Those of hours, with a clock that is faster. */
  static List<Attack> slow() {
    return List.of(
        new Attack(
            "slow brute force: one user from 40 addresses, a guess every 40 s",
            List.of("TT002-slow"),
            60,
            site -> guess(site, 40, i -> "198.51.100." + i, i -> "bob", Duration.ofSeconds(40))),
        new Attack(
            "slow spraying: one address, another user every 40 s",
            List.of("TT003"),
            60,
            site -> guess(site, 40, i -> HERE, i -> "user" + i, Duration.ofSeconds(40))),
        new Attack(
            "stuffing under all thresholds: another address and user every 20 s, for an hour",
            List.of(),
            60,
            site ->
                guess(site, 180, i -> "198.51.100." + i, i -> "user" + i, Duration.ofSeconds(20))));
  }

  Replay replay() {
    return Replay.run(name, new Replay.Clock(speed), Build.payrollExecutableJar(), traffic);
  }

  Set<String> rules() {
    return Set.copyOf(told);
  }

  private static void guess(
      Site site,
      int times,
      IntFunction<String> address,
      IntFunction<String> user,
      Duration between) {
    for (int i = 0; i < times; i++) {
      if (site.from(address.apply(i)).signIn(user.apply(i), "Winter2026")) {
        throw new AssertionError("that was no guess");
      }
      site.pass(between);
    }
  }

  static void signIn(PayrollVisitor visitor, String user) {
    if (!visitor.signIn(user, user + "-pw-2012")) {
      throw new AssertionError(user + " is not let in");
    }
  }

  private static void takeOver(Site site) {
    PayrollVisitor thief = site.from(HERE);
    for (int i = 0; i < 6; i++) {
      thief.signIn("grace", "guess-" + i);
    }
    signIn(thief, "grace");
    thief.post("password", Map.of("old", "grace-pw-2012", "new", "mine-since-2026"));
    thief.get("employees/export.csv");
  }
}
