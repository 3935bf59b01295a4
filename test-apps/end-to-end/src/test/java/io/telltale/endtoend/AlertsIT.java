// SPDX-License-Identifier: Apache-2.0

package io.telltale.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.harness.Agent;
import io.telltale.harness.Build;
import io.telltale.harness.Jvms;
import io.telltale.harness.Rsyslog;
import io.telltale.harness.SyslogEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Somebody attacks the payroll application while others work; rsyslog's file has the alerts. */
class AlertsIT {

  private static final String CLUMSY = "Clumsy";

  @Test
  void alertsArriveBehindWhatBroughtThemAbout() {
    Agent agent = Agent.withoutOptions().configuration(Build.payrollConfiguration());
    try (Rsyslog rsyslog = Rsyslog.start()) {
      try (PayrollJar payroll =
          PayrollJar.start(Jvms.current(), agent.target(rsyslog.relpTarget()))) {
        PayrollVisitor clumsy = new PayrollVisitor(payroll.address(), CLUMSY);
        assertThat(clumsy.signIn("alice", "typo")).isFalse();
        PayrollVisitor guesser = new PayrollVisitor(payroll.address(), "Guesser");
        for (int i = 0; i < 11; i++) {
          assertThat(guesser.signIn("bob", "guess-" + i)).isFalse();
        }
        rsyslog.awaitEvent("alert of brute force", event -> isOf(event, "TT002"));
        assertThat(guesser.signIn("bob", "bob-pw-2012")).isTrue();
        rsyslog.awaitEvent("alert of a guess that was right", event -> isOf(event, "TT006"));
      }
      rsyslog.awaitEvent("agent_stopped");

      List<SyslogEvent> events = rsyslog.events();
      List<SyslogEvent> alerts =
          events.stream().filter(event -> event.type().equals("alert")).toList();
      assertThat(alerts)
          .extracting(event -> event.text("rule.id"))
          .containsExactlyInAnyOrder("TT001", "TT002", "TT006");
      SyslogEvent ofUser = alerts.stream().filter(event -> isOf(event, "TT002")).findAny().get();
      assertThat(ofUser.text("user.name")).isEqualTo("bob");
      assertThat(ofUser.text("source.ip")).isEqualTo("127.0.0.1");
      assertThat(ofUser.text("telltale.alert.count")).isEqualTo("11");
      List<String> failures =
          events.stream()
              .filter(event -> event.type().equals("login_failure"))
              .filter(event -> "bob".equals(event.text("user.name")))
              .map(event -> event.text("event.id"))
              .toList();
      assertThat(ofUser.text("telltale.alert.evidence").split(" "))
          .containsExactlyElementsOf(failures.subList(6, 11));
      int crossed = indexOf(events, failures.get(10));
      assertThat(events.subList(crossed + 1, crossed + 3))
          .as("right behind")
          .filteredOn(event -> isOf(event, "TT002"))
          .hasSize(1);
    }
  }

  private static int indexOf(List<SyslogEvent> events, String id) {
    return events.stream().map(event -> event.text("event.id")).toList().indexOf(id);
  }

  private static boolean isOf(SyslogEvent event, String rule) {
    return event.type().equals("alert") && rule.equals(event.text("rule.id"));
  }
}
