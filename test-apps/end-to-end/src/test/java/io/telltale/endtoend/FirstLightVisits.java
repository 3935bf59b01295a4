// SPDX-License-Identifier: Apache-2.0

package io.telltale.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What five visitors do with the payroll application, and what each of them typed. */
final class FirstLightVisits {

  static final String EMPLOYEE = "Mozilla/4.0 (compatible; MSIE 6.0; Employee)";
  static final String FORGETFUL = "Mozilla/5.0 (Forgetful; \"quoted\")";
  static final String ADMINISTRATOR = "Administrator/1.0 [x]";
  static final String OPERATOR = "Operator/1.0";
  static final String CURIOUS = "Curious/1.0";

  /** Who is tried in the twelve wrong sign-ins; mallory does not exist. */
  static final List<String> TRIED =
      List.of(
          "bob", "alice", "mallory", "bob", "carol", "bob", "dave", "alice", "mallory", "bob",
          "bob", "bob");

  /** The event types that each visitor must cause, in this order, and no other. */
  static final Map<String, List<String>> EXPECTED =
      Map.of(
          EMPLOYEE, expectedOfEmployee(),
          FORGETFUL, List.of("password_reset_request"),
          ADMINISTRATOR, List.of("login_success", "privilege_escalation", "logout"),
          OPERATOR, List.of("login_failure", "login_success"));

  private final List<PayrollVisitor> visitors = new ArrayList<>();
  private final Set<String> secrets = new HashSet<>();
  private final String newPassword = secret("new");

  private static List<String> expectedOfEmployee() {
    List<String> types = new ArrayList<>();
    TRIED.forEach(login -> types.add("login_failure"));
    types.addAll(
        List.of(
            "login_success",
            "access_denied",
            "data_export",
            "password_change",
            "password_change",
            "logout"));
    return List.copyOf(types);
  }

  void visit(URI payroll) {
    lookAround(new PayrollVisitor(payroll, CURIOUS));
    workAsEmployee(visitor(payroll, EMPLOYEE));
    forget(visitor(payroll, FORGETFUL));
    administrate(visitor(payroll, ADMINISTRATOR));
    operate(visitor(payroll, OPERATOR));
  }

  /** Every password that was typed, and every session id that was given. */
  Set<String> secrets() {
    Set<String> all = new HashSet<>(secrets);
    visitors.forEach(visitor -> all.addAll(visitor.sessionIds()));
    return all;
  }

  private PayrollVisitor visitor(URI payroll, String userAgent) {
    PayrollVisitor visitor = new PayrollVisitor(payroll, userAgent);
    visitors.add(visitor);
    return visitor;
  }

  /** Nothing of this is a security event. */
  private static void lookAround(PayrollVisitor visitor) {
    assertThat(visitor.get("login")).isEqualTo(200);
    assertThat(visitor.get("home")).isEqualTo(302);
    assertThat(visitor.get("admin")).isEqualTo(302);
    assertThat(visitor.get("no-such-page")).isEqualTo(404);
    assertThat(visitor.get("ops/status")).isEqualTo(401);
  }

  private void workAsEmployee(PayrollVisitor visitor) {
    for (String login : TRIED) {
      assertThat(visitor.signIn(login, secret("wrong"))).isFalse();
    }
    String password = typed("bob-pw-2012");
    assertThat(visitor.signIn("bob", password)).isTrue();
    assertThat(visitor.get("home")).isEqualTo(200);
    assertThat(visitor.get("admin")).isEqualTo(403);
    assertThat(visitor.get("employees/export.csv")).isEqualTo(200);
    assertThat(changePassword(visitor, password, newPassword)).isEqualTo(302);
    assertThat(changePassword(visitor, secret("old"), newPassword)).isEqualTo(200);
    assertThat(visitor.get("logout")).isEqualTo(302);
  }

  private static int changePassword(PayrollVisitor visitor, String oldPassword, String password) {
    return visitor.post("password", Map.of("old", oldPassword, "new", password));
  }

  private static void forget(PayrollVisitor visitor) {
    assertThat(visitor.post("forgot", Map.of("email", "carol@acme.example"))).isEqualTo(200);
  }

  private void administrate(PayrollVisitor visitor) {
    assertThat(visitor.signIn("alice", typed("alice-pw-2012"))).isTrue();
    assertThat(visitor.get("admin")).isEqualTo(200);
    assertThat(visitor.post("admin", Map.of("login", "carol", "role", "admin"))).isEqualTo(302);
    assertThat(visitor.get("logout")).isEqualTo(302);
  }

  private void operate(PayrollVisitor visitor) {
    assertThat(basic(visitor, secret("basic"))).isEqualTo(401);
    assertThat(basic(visitor, Tomcat.OPERATOR_PASSWORD)).isEqualTo(200);
    assertThat(basic(visitor, Tomcat.OPERATOR_PASSWORD)).isEqualTo(200);
  }

  private int basic(PayrollVisitor visitor, String password) {
    typed(password);
    secrets.add(PayrollVisitor.basic(Tomcat.OPERATOR, password).substring("Basic ".length()));
    return visitor.getWithBasic("ops/status", Tomcat.OPERATOR, password);
  }

  private String secret(String prefix) {
    return typed(prefix + "-" + UUID.randomUUID());
  }

  private String typed(String password) {
    secrets.add(password);
    return password;
  }
}
