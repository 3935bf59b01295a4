// SPDX-License-Identifier: Apache-2.0

package io.telltale.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The demo's script: who visits the payroll application, and what they do there. */
final class Visitors {

  private static final List<String> GUESSES =
      Arrays.asList(
          "letmein-2012",
          "qwertz-1984",
          "iloveyou-22",
          "trustno1",
          "dragon-fire",
          "sunshine-77",
          "Summer2012!",
          "Welcome-1",
          "Payroll2012",
          "acme+acme",
          "monkey-99",
          "passw0rd");

  private static final String BOBS_FRESH = "bob-fresh-2026";

  private final Visitor alice;
  private final Visitor bob;
  private final Visitor carol;
  private final Visitor mallory;
  private final Visitor monitor;

  Visitors(String application, TypedPasswords typed) {
    alice =
        new Visitor(
            application, "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko Firefox/140.0", typed);
    bob =
        new Visitor(
            application, "Mozilla/5.0 (Windows NT 6.1; Trident/7.0; rv:11.0) like Gecko", typed);
    carol =
        new Visitor(
            application, "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Safari/605.1.15", typed);
    mallory = new Visitor(application, "python-requests/2.31.0", typed);
    monitor = new Visitor(application, "check_http/2.3.5", typed);
  }

  /** The scenes in their order. To be played once. */
  List<Step> script() {
    List<Step> steps = new ArrayList<>();
    steps.addAll(theyComeIn());
    steps.addAll(theyGoTooFar());
    steps.addAll(theyWork());
    steps.addAll(theyLeave());
    return steps;
  }

  private List<Step> theyComeIn() {
    return Arrays.asList(
        new Step("alice, the administrator, signs in", () -> alice.signIn("alice", pw("alice")))
            .causes(1, "login_success", "alice"),
        new Step(
                "bob mistypes his password, then gets it right",
                () -> {
                  bob.signIn("bob", "bob-pw-2013");
                  bob.signIn("bob", pw("bob"));
                })
            .causes(1, "login_failure", "bob")
            .causes(1, "login_success", "bob"),
        new Step("carol, a clerk, signs in", () -> carol.signIn("carol", pw("carol")))
            .causes(1, "login_success", "carol"));
  }

  private List<Step> theyGoTooFar() {
    return Arrays.asList(
        new Step(
                "mallory tries " + GUESSES.size() + " passwords on alice's account",
                () -> {
                  for (String guess : GUESSES) {
                    mallory.signIn("alice", guess);
                  }
                })
            .causes(GUESSES.size(), "login_failure", "alice"),
        new Step("bob opens the administrators' page", () -> bob.get("admin"))
            .causes(1, "access_denied", "bob"),
        new Step(
                "a monitor calls /ops with a wrong password, then with the right one (BASIC)",
                () -> {
                  monitor.getWithBasic("ops/status", "ops", "ops-guess");
                  monitor.getWithBasic("ops/status", "ops", "ops-secret");
                })
            .causes(1, "login_failure", "ops")
            .causes(1, "login_success", "ops"));
  }

  private List<Step> theyWork() {
    return Arrays.asList(
        new Step("carol exports all salaries as CSV", () -> carol.get("employees/export.csv"))
            .causes(1, "data_export", "carol"),
        new Step("alice makes bob a clerk", () -> alice.giveRole("bob", "clerk"))
            .causes(1, "privilege_escalation", "alice"),
        new Step(
                "bob changes his password; at the first attempt his old one is wrong",
                () -> {
                  bob.changePassword("bob-pw-2011", BOBS_FRESH);
                  bob.changePassword(pw("bob"), BOBS_FRESH);
                })
            .causes(2, "password_change", "bob"),
        new Step(
                "someone forgot a password: dave@acme.example",
                () -> mallory.forgetPassword("dave@acme.example"))
            .causes(1, "password_reset_request", "dave@acme.example"));
  }

  private List<Step> theyLeave() {
    return Arrays.asList(
        new Step(
                "alice, bob and carol sign out",
                () -> {
                  alice.signOut();
                  bob.signOut();
                  carol.signOut();
                })
            .causes(1, "logout", "alice")
            .causes(1, "logout", "bob")
            .causes(1, "logout", "carol"));
  }

  /** Who can sign in once the script was played, a line each. */
  static List<String> accountsAfterwards() {
    return Arrays.asList(
        "alice / " + pw("alice") + " (admin)",
        "bob / " + BOBS_FRESH + " (clerk)",
        "carol / " + pw("carol") + " (clerk)",
        "ops / ops-secret (BASIC, at ops/status)");
  }

  /** As the application's README has it. */
  private static String pw(String login) {
    return login + "-pw-2012";
  }
}
