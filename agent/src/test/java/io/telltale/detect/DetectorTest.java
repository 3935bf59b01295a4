// SPDX-License-Identifier: Apache-2.0

package io.telltale.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.event.EventType;
import io.telltale.event.Outcome;
import io.telltale.event.SecurityEvent;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The bundled detections, told what happens. */
class DetectorTest {

  private static final String HERE = "203.0.113.9";

  private final Sighted sighted = Sighted.with("");

  private void fail(int times, String user, String source, long between) {
    for (int i = 0; i < times; i++) {
      sighted.see(EventType.LOGIN_FAILURE, user, source);
      sighted.pass(between);
    }
  }

  @Test
  void bruteForceIsToldWithTheEleventhFailure() {
    for (int i = 0; i < 10; i++) {
      sighted.see(EventType.LOGIN_FAILURE, "user" + i, HERE);
      sighted.pass(4_000);
    }
    assertThat(sighted.rules()).isEmpty();

    sighted.see(EventType.LOGIN_FAILURE, "user10", HERE);

    SecurityEvent alert = sighted.alerts().get(0);
    assertThat(alert.type()).isEqualTo(EventType.ALERT);
    assertThat(alert.request().source()).isEqualTo(HERE);
    assertThat(alert.user()).as("it is about an address").isNull();
    assertThat(alert.fields())
        .containsEntry("rule.id", "TT001")
        .containsEntry("rule.name", "Brute force from one address")
        .containsEntry("threat.technique.id", "T1110.001")
        .containsEntry("severity", "high")
        .containsEntry("count", 11L)
        .containsEntry("evidence", "e7 e8 e9 e10 e11")
        .containsEntry("first_seen", "2025-11-26T10:00:00Z")
        .containsEntry("last_seen", "2025-11-26T10:00:40Z")
        .doesNotContainKeys("update", "suppressed");
  }

  @Test
  void failuresFarApartAreNone() {
    fail(20, "alice", HERE, 62_000);

    assertThat(sighted.rules()).isEmpty();
  }

  @Test
  void tellsTheSameOnceAndThenHowMuchCame() {
    fail(11, "alice", HERE, 100);
    assertThat(sighted.rules()).containsExactlyInAnyOrder("TT001", "TT002");

    fail(40, "alice", HERE, 1_000);
    assertThat(sighted.rules()).containsExactly("TT002-slow");
    sighted.pass(60_000);

    assertThat(sighted.alerts())
        .hasSize(2)
        .allSatisfy(
            alert ->
                assertThat(alert.fields())
                    .containsEntry("update", true)
                    .containsEntry("count", 40L));
    sighted.pass(61_000);
    assertThat(sighted.rules()).as("it is over").isEmpty();
    fail(11, "alice", HERE, 100);
    assertThat(sighted.rules()).contains("TT001", "TT002");
  }

  @Test
  void tellsSprayingAndStuffingApart() {
    for (int i = 0; i < 15; i++) {
      sighted.see(EventType.LOGIN_FAILURE, "user" + i % 12, HERE);
      sighted.pass(40_000);
    }
    assertThat(sighted.rules()).containsExactly("TT003");

    for (int i = 0; i < 25; i++) {
      sighted.see(EventType.LOGIN_FAILURE, "name" + i, "198.51.100.7");
      sighted.pass(6_500);
    }
    assertThat(sighted.rules()).contains("TT004");
    sighted.see(EventType.LOGIN_SUCCESS, "name25", "198.51.100.7");
    assertThat(sighted.rules()).contains("TT004-success", "TT006-source");
  }

  @Test
  void findsStuffingFromManyAddressesUnlessAsManySignIn() {
    for (int i = 0; i < 60; i++) {
      sighted.see(EventType.LOGIN_SUCCESS, "clerk" + i, "10.0.0." + i);
      sighted.see(EventType.LOGIN_FAILURE, "clerk" + i, "10.0.0." + i);
      sighted.pass(1_000);
    }
    assertThat(sighted.rules()).isEmpty();
    sighted.pass(600_000);

    for (int i = 0; i < 30; i++) {
      sighted.see(EventType.LOGIN_FAILURE, "leaked" + i, "192.0.2." + i);
      sighted.pass(1_000);
    }
    assertThat(sighted.rules()).containsExactly("TT004-spread");
  }

  @Test
  void tellsWhoseSignInCameAfterFailures() {
    fail(4, "bob", HERE, 30_000);
    sighted.see(EventType.LOGIN_SUCCESS, "bob", HERE);
    assertThat(sighted.rules()).as("a typing error or four").isEmpty();
    fail(5, "carol", "198.51.100.1", 30_000);

    sighted.see(EventType.LOGIN_SUCCESS, "Carol ", "198.51.100.2");

    SecurityEvent alert = sighted.alerts().get(0);
    assertThat(alert.fields()).containsEntry("rule.id", "TT006").containsEntry("count", 5L);
    assertThat(alert.user()).isEqualTo("Carol ");
  }

  @Test
  void findsAChainInItsOrderOnly() {
    sighted.see(EventType.PASSWORD_CHANGE, "dave", HERE);
    sighted.see(EventType.LOGIN_SUCCESS, "dave", HERE);
    sighted.see(EventType.DATA_EXPORT, "dave", HERE);
    assertThat(sighted.rules()).isEmpty();

    sighted.see(EventType.MFA_ENROLLMENT, "dave", HERE);
    sighted.pass(50 * 60_000);
    sighted.see(EventType.DATA_EXPORT, "dave", HERE);
    assertThat(sighted.alerts().get(0).fields())
        .containsEntry("rule.id", "TT012")
        .containsEntry("severity", "critical")
        .containsEntry("evidence", "e2 e4 e5");

    sighted.see(EventType.LOGIN_SUCCESS, "erin", HERE);
    sighted.see(EventType.PASSWORD_CHANGE, "erin", HERE);
    sighted.pass(61 * 60_000);
    sighted.see(EventType.DATA_EXPORT, "erin", HERE);
    assertThat(sighted.rules()).as("too late").isEmpty();
  }

  @Test
  void addsUpWhatLeaves() {
    for (long rows : new long[] {4_000, 5_999}) {
      sighted.see(
          SecurityEvent.builder(EventType.DATA_EXPORT, Outcome.SUCCESS, sighted.time)
              .user("frank")
              .rows(rows),
          HERE,
          "/export");
    }
    assertThat(sighted.rules()).isEmpty();

    sighted.see(
        SecurityEvent.builder(EventType.DATA_EXPORT, Outcome.SUCCESS, sighted.time)
            .user("frank")
            .rows(1),
        HERE,
        "/export");

    assertThat(sighted.alerts().get(0).fields())
        .containsEntry("rule.id", "TT009")
        .containsEntry("sum_rows", 10_000L);
  }

  @Test
  void knowsTheHours() {
    Sighted berlin =
        Sighted.with("detections: [{ id: TT008, outside: 'mon-fri 09:00-17:00 Europe/Berlin' }]");
    berlin.see(EventType.ADMIN_ACTION, "root", HERE);
    assertThat(berlin.rules()).isEmpty();
    berlin.pass(6 * 3_600_000);
    berlin.see(EventType.ADMIN_ACTION, "root", HERE);
    assertThat(berlin.rules()).containsExactly("TT008");
    berlin.pass(3 * 24 * 3_600_000L - 6 * 3_600_000);
    berlin.see(EventType.ADMIN_ACTION, "root", HERE);
    assertThat(berlin.rules()).as("a Saturday").containsExactly("TT008");
  }

  @Test
  void knowsBait() {
    Sighted baited = Sighted.with("detections: [{ id: TT015, users: [svc-legacy] }]");
    baited.see(EventType.LOGIN_FAILURE, "alice", HERE);
    assertThat(baited.rules()).isEmpty();

    baited.see(EventType.LOGIN_FAILURE, "SVC-legacy", HERE);

    assertThat(baited.rules()).containsExactly("TT015");
  }

  @Test
  void aUserChangesAddsAndSwitchesOff() {
    Sighted own =
        Sighted.with(
            """
            detections:
              - { id: TT001, when: count > 2 }
              - { id: TT002, off: true }
              - id: lunch
                name: Who eats at his desk
                events: [lunch_break]
                by: user
                when: count >= 2
            """);
    for (int i = 0; i < 30; i++) {
      own.see(EventType.LOGIN_FAILURE, "alice", HERE);
    }
    own.see(EventType.named("lunch_break"), "bob", HERE);
    own.see(EventType.named("lunch_break"), "bob", HERE);

    assertThat(own.rules()).containsExactly("TT001", "TT002-slow", "lunch");
  }

  /** A million others do not hide one, nor take more memory than there is. */
  @Test
  void findsWhoComesAgainAmongAMillion() {
    for (int i = 0; i < 1_000_000; i++) {
      String address = "10." + (i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255);
      sighted.see(EventType.ACCESS_DENIED, "u" + i, address);
      if (i % 10_000 == 0) {
        for (int again = 0; again < 3; again++) {
          sighted.see(EventType.LOGIN_FAILURE, "victim", HERE);
        }
        sighted.time += 1_000;
      }
    }

    assertThat(sighted.rules()).contains("TT001", "TT002");
    assertThat((Long) sighted.totals().get("detection_evictions")).isPositive();
  }

  @Test
  void aFloodOfAlertsIsBoundedAndSaid() {
    for (int i = 0; i < 500; i++) {
      fail(11, "user" + i, "192.0.2." + i % 250 + "-" + i, 0);
    }

    Map<String, Object> totals = sighted.totals();
    assertThat(sighted.rules()).filteredOn(rule -> rule.equals("TT001")).hasSize(20);
    assertThat((Long) totals.get("alerts")).isEqualTo(41);
    // One or another of so many may lose its place in the table before it has eleven.
    assertThat((Long) totals.get("alerts_suppressed")).isBetween(900L, 960L);
    sighted.pass(60_000);
    sighted.alerts();
    fail(11, "late", "198.51.100.99", 0);
    SecurityEvent alert = sighted.alerts().get(0);
    assertThat(alert.fields()).containsEntry("rule.id", "TT001");
    assertThat((Long) alert.fields().get("suppressed")).isBetween(450L, 480L);
  }

  @Test
  void aClockThatIsSetBackDoesNoHarm() {
    fail(5, "alice", HERE, 1_000);
    sighted.time -= 365L * 24 * 3_600_000;
    fail(10, "alice", HERE, 1_000);
    assertThat(sighted.rules()).isEmpty();

    fail(1, "alice", HERE, 0);

    assertThat(sighted.rules()).contains("TT001", "TT002");
  }
}
