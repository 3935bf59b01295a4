// SPDX-License-Identifier: Apache-2.0

package io.telltale.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.harness.Agent;
import io.telltale.harness.Build;
import io.telltale.harness.Jvms;
import io.telltale.harness.Rsyslog;
import io.telltale.harness.SyslogEvent;
import org.junit.jupiter.api.Test;

/** Events over UDP, one datagram each. */
class UdpIT {

  @Test
  void everySignInArrivesOnce() {
    Agent agent = Agent.withoutOptions().configuration(Build.payrollConfiguration());
    try (Rsyslog rsyslog = Rsyslog.start()) {
      try (PayrollJar payroll =
          PayrollJar.start(Jvms.current(), agent.target(rsyslog.udpTarget()))) {
        PayrollVisitor visitor = new PayrollVisitor(payroll.address(), "Walker");
        assertThat(visitor.signIn("bob", "wrong")).isFalse();
        assertThat(visitor.signIn("bob", "bob-pw-2012")).isTrue();
        assertThat(visitor.get("logout")).isEqualTo(302);
      }
      rsyslog.awaitEvent("agent_stopped");

      assertThat(rsyslog.events())
          .extracting(SyslogEvent::type)
          .filteredOn(type -> !type.equals("checkpoint"))
          .containsExactly(
              "agent_started", "login_failure", "login_success", "logout", "agent_stopped");
    }
  }
}
