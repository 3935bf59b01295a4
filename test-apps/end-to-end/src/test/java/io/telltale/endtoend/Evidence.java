// SPDX-License-Identifier: Apache-2.0

package io.telltale.endtoend;

import io.telltale.harness.Rsyslog;
import io.telltale.harness.SyslogEvent;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What is left after the visits, when Tomcat and rsyslog have stopped and nothing can come any
 * more: only now can a test say "exactly".
 */
record Evidence(
    long pid,
    Instant started,
    Instant ended,
    List<String> lines,
    List<SyslogEvent> events,
    String tomcatStderr,
    String tomcatOutput,
    Set<String> secrets) {

  static Evidence collect(Launch launch) {
    Instant started = Instant.now();
    FirstLightVisits visits = new FirstLightVisits();
    try (Rsyslog rsyslog = launch.startRsyslog()) {
      Tomcat tomcat = Tomcat.start(launch.tomcat(), launch.jvm(), launch.agentFor(rsyslog).flag());
      try (tomcat) {
        visits.visit(tomcat.address());
        // While the application runs, not when it ends.
        rsyslog.awaitEvent("login by BASIC", Evidence::isOperatorsLogin);
      }
      rsyslog.awaitEvent("agent_stopped");
      return new Evidence(
          tomcat.pid(),
          started,
          Instant.now(),
          rsyslog.lines(),
          rsyslog.events(),
          tomcat.stderr(),
          tomcat.allOutput(),
          visits.secrets());
    }
  }

  private static boolean isOperatorsLogin(SyslogEvent event) {
    return event.type().equals("login_success")
        && FirstLightVisits.OPERATOR.equals(event.text("user_agent.original"));
  }

  /** Events of one type that one visitor caused. */
  List<SyslogEvent> of(String userAgent, String type) {
    return events.stream()
        .filter(event -> event.type().equals(type))
        .filter(event -> userAgent.equals(event.text("user_agent.original")))
        .toList();
  }

  /** The only event of this type that this visitor caused. */
  SyslogEvent only(String userAgent, String type) {
    List<SyslogEvent> found = of(userAgent, type);
    if (found.size() != 1) {
      throw new AssertionError(
          userAgent + ": " + type + " " + found.size() + " times instead of once: " + found);
    }
    return found.get(0);
  }
}
