// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.event.EventType;
import io.telltale.event.Outcome;
import io.telltale.event.SecurityEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventBufferTest {

  private static final long PLENTY = 1 << 20;

  private final Losses losses = new Losses();

  /** {@code login_success} is informational, {@code data_export} a notice, the others warnings. */
  private static SecurityEvent event(EventType type, int number) {
    return SecurityEvent.builder(type, Outcome.UNKNOWN, number).build();
  }

  private static List<Long> numbers(EventBuffer buffer) {
    List<SecurityEvent> events = new ArrayList<>();
    buffer.take(events, Integer.MAX_VALUE);
    return events.stream().map(SecurityEvent::time).toList();
  }

  @Test
  void givesBackInTheOrderOfArrivalWhateverTheSeverity() {
    EventBuffer buffer = new EventBuffer(10, PLENTY, losses);
    buffer.add(event(EventType.LOGIN_SUCCESS, 1));
    buffer.add(event(EventType.LOGIN_FAILURE, 2));
    buffer.add(event(EventType.AGENT_STARTED, 3));
    buffer.add(event(EventType.LOGIN_SUCCESS, 4));

    assertThat(numbers(buffer)).containsExactly(1L, 2L, 3L, 4L);
    assertThat(buffer.size()).isZero();
    assertThat(losses.inAll()).isZero();
  }

  @Test
  void dropsTheLeastSevereFirstAndOfThoseTheOldest() {
    EventBuffer buffer = new EventBuffer(4, PLENTY, losses);
    buffer.add(event(EventType.LOGIN_FAILURE, 1));
    buffer.add(event(EventType.LOGIN_SUCCESS, 2));
    buffer.add(event(EventType.DATA_EXPORT, 3));
    buffer.add(event(EventType.LOGIN_SUCCESS, 4));

    buffer.add(event(EventType.LOGIN_FAILURE, 5));
    assertThat(losses.report(0).fields()).containsEntry("dropped_login_success", 1L);
    buffer.add(event(EventType.LOGIN_FAILURE, 6));
    buffer.add(event(EventType.LOGIN_FAILURE, 7));

    assertThat(numbers(buffer)).containsExactly(1L, 5L, 6L, 7L);
    SecurityEvent report = losses.report(0);
    assertThat(report.fields())
        .containsEntry("dropped_login_success", 1L)
        .containsEntry("dropped_data_export", 1L)
        .containsEntry("dropped", 2L)
        .containsEntry("place", "target");
    assertThat(losses.inAll()).isEqualTo(3);
  }

  @Test
  void hasNoRoomForWhatIsLessSevereThanAllElse() {
    EventBuffer buffer = new EventBuffer(2, PLENTY, losses);
    buffer.add(event(EventType.LOGIN_FAILURE, 1));
    buffer.add(event(EventType.LOGIN_FAILURE, 2));
    buffer.add(event(EventType.LOGIN_SUCCESS, 3));

    assertThat(numbers(buffer)).containsExactly(1L, 2L);
    assertThat(losses.inAll()).isEqualTo(1);
  }

  @Test
  void keepsWhatTheAgentSaysOfItselfToTheLast() {
    EventBuffer buffer = new EventBuffer(2, PLENTY, losses);
    buffer.add(event(EventType.AGENT_STARTED, 1));
    for (int i = 2; i < 10; i++) {
      buffer.add(event(EventType.LOGIN_FAILURE, i));
    }

    assertThat(numbers(buffer)).containsExactly(1L, 9L);
  }

  @Test
  void isBoundedInBytes() {
    SecurityEvent large =
        SecurityEvent.builder(EventType.LOGIN_FAILURE, Outcome.FAILURE, 1)
            .reason("x".repeat(1_000))
            .build();
    assertThat(large.size()).isGreaterThan(2_000);
    EventBuffer buffer = new EventBuffer(1_000, 10L * large.size(), losses);
    for (int i = 0; i < 25; i++) {
      buffer.add(large);
    }

    assertThat(buffer.size()).isEqualTo(10);
    assertThat(losses.inAll()).isEqualTo(15);
  }
}
