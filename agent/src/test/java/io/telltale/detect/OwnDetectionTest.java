// SPDX-License-Identifier: Apache-2.0

package io.telltale.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.event.EventType;
import io.telltale.event.SecurityEvent;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Detections as a user may write them, where the bundled ones do not go. */
class OwnDetectionTest {

  private static final String HERE = "203.0.113.9";

  @Test
  void eventsOfAnotherTypeAreComparedUnderAnyToo() {
    Sighted own =
        Sighted.with(
            "detections: [{ id: ratio, name: x, events: login_failure, by: source, within: 60s,"
                + " any: count per login_success >= 3 }]");
    own.see(EventType.LOGIN_FAILURE, "alice", HERE);
    own.see(EventType.LOGIN_FAILURE, "alice", HERE);
    own.see(EventType.LOGIN_SUCCESS, "alice", HERE);
    own.see(EventType.LOGIN_SUCCESS, "bob", HERE);
    for (int i = 0; i < 3; i++) {
      own.see(EventType.LOGIN_FAILURE, "alice", HERE);
    }
    assertThat(own.rules()).doesNotContain("ratio");

    own.see(EventType.LOGIN_FAILURE, "alice", HERE);

    assertThat(own.rules()).contains("ratio");
  }

  @Test
  void anAlertIsAsGraveAsItsDetectionSays() {
    Map<String, Integer> severities = Map.of("critical", 2, "high", 3, "medium", 4, "low", 5);
    severities.forEach(
        (word, severity) -> {
          Sighted own =
              Sighted.with(
                  "detections: [{ id: own, name: x, events: logout, severity: " + word + " }]");
          own.see(EventType.LOGOUT, "alice", HERE);

          assertThat(own.alerts()).extracting(SecurityEvent::severity).containsExactly(severity);
        });
  }
}
