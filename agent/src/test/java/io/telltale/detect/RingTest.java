// SPDX-License-Identifier: Apache-2.0

package io.telltale.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RingTest {

  private static final long WINDOW = 60_000;
  private static final long PART = WINDOW / Ring.PARTS;

  /** Nothing younger than the window less a part is missing, nothing older than it is there. */
  @Test
  void holdsTheWindowToASixtieth() {
    Random random = new Random(1);
    Ring ring = new Ring(WINDOW);
    List<Long> times = new ArrayList<>();
    long time = 1_700_000_000_000L;
    for (int i = 0; i < 20_000; i++) {
      time += random.nextInt(10) == 0 ? random.nextInt(30_000) : random.nextInt(200);
      ring.add(time, 1);
      times.add(time);
      long now = time;
      long sure = times.stream().filter(t -> t > now - WINDOW + PART).count();
      long atMost = times.stream().filter(t -> t > now - WINDOW).count();
      assertThat(ring.sum(now)).isBetween(sure, atMost);
      times.removeIf(t -> t <= now - WINDOW);
    }
  }

  @Test
  void takesWhatComesLate() {
    Ring ring = new Ring(WINDOW);
    ring.add(100_000, 1);
    ring.add(70_000, 1);
    ring.add(30_000, 1);

    assertThat(ring.sum(100_000)).isEqualTo(2);
  }

  @Test
  void beginsAnewWhenTheClockWasWrong() {
    Ring ring = new Ring(WINDOW);
    ring.add(4_000_000_000_000L, 5);

    ring.add(1_700_000_000_000L, 1);

    assertThat(ring.sum(1_700_000_000_000L)).isEqualTo(1);
  }
}
