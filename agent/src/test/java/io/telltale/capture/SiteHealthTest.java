// SPDX-License-Identifier: Apache-2.0

package io.telltale.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SiteHealthTest {

  private static final long SLOW = TimeUnit.MILLISECONDS.toNanos(20);

  private final SiteHealth health = new SiteHealth();

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      assertThat(health.failed(new IllegalStateException())).isNull();
    }
  }

  private void slow(int times) {
    for (int i = 0; i < times; i++) {
      assertThat(health.succeeded(SLOW)).isNull();
    }
  }

  @Test
  void tenFailuresInARowSwitchOff() {
    fail(9);
    assertThat(health.disabled()).isFalse();

    assertThat(health.failed(new NoClassDefFoundError())).isEqualTo("keeps_failing");
    assertThat(health.disabled()).isTrue();
  }

  @Test
  void failuresWithSuccessesBetweenDoNot() {
    for (int i = 0; i < 20; i++) {
      fail(9);
      assertThat(health.succeeded(1)).isNull();
    }
    assertThat(health.disabled()).isFalse();
  }

  @Test
  void aHundredSlowCallsInARowSwitchOff() {
    slow(99);
    assertThat(health.disabled()).isFalse();

    assertThat(health.succeeded(SLOW)).isEqualTo("too_slow");
    assertThat(health.disabled()).isTrue();
  }

  @Test
  void slowCallsWithQuickOnesBetweenDoNot() {
    for (int i = 0; i < 5; i++) {
      slow(99);
      assertThat(health.succeeded(SLOW - 1)).isNull();
    }
    assertThat(health.disabled()).isFalse();
  }

  @Test
  void theJvmsOwnExhaustionDoesNotCount() {
    for (int i = 0; i < 100; i++) {
      assertThat(health.failed(i % 2 == 0 ? new OutOfMemoryError() : new StackOverflowError()))
          .isNull();
    }
    assertThat(health.disabled()).isFalse();
  }

  /** Calls that were under way when it happened end later. */
  @Test
  void isToldOnce() {
    fail(9);
    assertThat(health.failed(new IllegalStateException())).isNotNull();

    assertThat(health.succeeded(1)).isNull();
    fail(30);
    slow(300);
  }
}
