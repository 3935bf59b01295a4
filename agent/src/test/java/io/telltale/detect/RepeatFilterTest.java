// SPDX-License-Identifier: Apache-2.0

package io.telltale.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.event.EventType;
import io.telltale.event.Outcome;
import io.telltale.event.Request;
import io.telltale.event.SecurityEvent;
import org.junit.jupiter.api.Test;

class RepeatFilterTest {

  private static final long WINDOW = 1_000;

  /** More than are remembered. */
  private static final int MANY = 10_000;

  private final RepeatFilter filter = new RepeatFilter();

  private static SecurityEvent.Builder at(long time, EventType type, String source) {
    Request request = new Request(null, null, Request.NO_STATUS, source, source, null, null);
    return SecurityEvent.builder(type, Outcome.SUCCESS, time)
        .request(request)
        .repeatWindow(WINDOW)
        .mechanism("basic");
  }

  private boolean login(long time, String user) {
    return filter.admits(at(time, EventType.LOGIN_SUCCESS, "192.0.2.1").user(user).build());
  }

  @Test
  void tellsOnceInAWindow() {
    assertThat(login(10_000, "bob")).isTrue();
    assertThat(login(10_000, "bob")).isFalse();
    assertThat(login(10_999, "bob")).isFalse();
    assertThat(login(11_000, "bob")).isTrue();
    assertThat(login(11_999, "bob")).as("counted from what was told").isFalse();

    assertThat(filter.heldBack()).isEqualTo(3);
  }

  @Test
  void tellsEverythingThatHasNoWindow() {
    for (int i = 0; i < 3; i++) {
      assertThat(filter.admits(at(1, EventType.LOGIN_SUCCESS, "192.0.2.1").repeatWindow(0).build()))
          .isTrue();
    }
    assertThat(filter.heldBack()).isZero();
  }

  @Test
  void tellsWhatDiffersInAnything() {
    SecurityEvent.Builder same = at(1, EventType.LOGIN_SUCCESS, "192.0.2.1").user("bob");
    assertThat(filter.admits(same.build())).isTrue();

    assertThat(login(1, "alice")).as("user").isTrue();
    assertThat(login(1, null)).as("nobody").isTrue();
    assertThat(login(1, "null")).as("a user of that name").isTrue();
    assertThat(filter.admits(at(1, EventType.LOGIN_SUCCESS, "192.0.2.2").user("bob").build()))
        .as("address")
        .isTrue();
    assertThat(filter.admits(at(1, EventType.LOGOUT, "192.0.2.1").user("bob").build()))
        .as("type")
        .isTrue();
    assertThat(filter.admits(same.pointcut("other").build())).as("pointcut").isTrue();
    assertThat(filter.heldBack()).isZero();
  }

  /** Users choose their names. */
  @Test
  void nobodyCanBeHeldBackForAnotherByHisName() {
    Request nowhere = new Request(null, null, Request.NO_STATUS, "x\ny", null, null, null);
    SecurityEvent.Builder one =
        SecurityEvent.builder(EventType.LOGIN_SUCCESS, Outcome.SUCCESS, 1).repeatWindow(WINDOW);
    assertThat(filter.admits(one.user("a").request(nowhere).build())).isTrue();

    Request other = new Request(null, null, Request.NO_STATUS, "y", null, null, null);
    assertThat(filter.admits(one.user("a\nx").request(other).build())).isTrue();
  }

  @Test
  void remembersABoundedNumberAndForgetsTheOldest() {
    assertThat(login(1, "first")).isTrue();
    for (int i = 0; i < MANY - 1; i++) {
      assertThat(login(1, "user" + i)).isTrue();
    }
    assertThat(login(1, "first")).as("still known, and now the newest").isFalse();
    assertThat(login(1, "one more")).isTrue();

    assertThat(login(1, "first")).isFalse();
    assertThat(login(1, "user0")).as("forgotten").isTrue();
  }

  @Test
  void aClockThatIsSetBackHoldsNobodyBackForLong() {
    assertThat(login(100_000, "bob")).isTrue();

    assertThat(login(99_999, "bob")).as("threads are not in order").isFalse();
    assertThat(login(50_000, "bob")).isTrue();
    assertThat(login(50_500, "bob")).isFalse();
  }
}
