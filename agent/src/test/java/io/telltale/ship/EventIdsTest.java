// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EventIdsTest {

  private static final int MANY = 50_000;

  @Test
  void countsBehindWhatIsRandom() {
    EventIds ids = new EventIds();

    for (int i = 1; i <= MANY; i++) {
      assertThat(ids.next()).endsWith("." + Integer.toString(i, Character.MAX_RADIX));
    }
    assertThat(new EventIds().next()).isNotEqualTo(new EventIds().next());
  }
}
