// SPDX-License-Identifier: Apache-2.0

package io.telltale.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.event.SecurityEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The configuration changes between calls, and within one. */
class LiveMeaningTest {

  private static final String INNER =
      """
      pointcuts:
        - id: gate
          execution: Object GATE.inner(String, *..Callable)
          event: login
          user: args[0]
          failure: return == false
          reason: { WORD: return == false }
          fields: { a: '"WORD"' }
      """;

  private static final String OUTER =
      """
        - id: around
          execution: Object GATE.outer(String, *..Callable)
          event: login
          failure: return == false
          fields: { b: '"WORD"' }
      """;

  private static final String BLIND =
      """
      pointcuts:
        - id: gate
          execution: Object GATE.inner(String, *..Callable)
          event: login
      """;

  @AfterEach
  void forgetsEverything() {
    Stage.assertNothingIsOpen();
  }

  private static String inner(String word) {
    return INNER.replace("WORD", word);
  }

  private static String both(String word) {
    return (INNER + OUTER).replace("WORD", word);
  }

  private static SecurityEvent last(LiveStage stage) {
    return stage.events.get(stage.events.size() - 1);
  }

  @Test
  void aNewMeaningNeedsNoWeaving() throws Exception {
    LiveStage stage = new LiveStage(inner("old"));
    Gate gate = stage.woven();
    gate.inner("bob", () -> false);

    assertThat(stage.replace(inner("new"))).isZero();
    gate.inner("bob", () -> false);

    assertThat(stage.events).extracting(SecurityEvent::reason).containsExactly("old", "new");
  }

  @Test
  void aCallUnderWayEndsAsItBegan() throws Exception {
    LiveStage stage = new LiveStage(inner("old"));
    stage.woven().inner("bob", () -> stage.replace(inner("new")) > 0);

    assertThat(stage.events).hasSize(1);
    assertThat(last(stage).reason()).isEqualTo("old");
    assertThat(last(stage).fields()).containsEntry("a", "old");
  }

  @Test
  void whatIsToldByNestedCallsIsOfOneMeaning() throws Exception {
    LiveStage stage = new LiveStage(both("old"));
    Gate gate = stage.woven();
    gate.outer(
        "bob",
        () -> {
          stage.replace(both("new"));
          return gate.inner("bob", () -> false);
        });

    assertThat(stage.events).hasSize(1);
    assertThat(last(stage).fields()).containsEntry("b", "old");
    assertThat(last(stage).reason()).isEqualTo("old");

    gate.outer("bob", () -> gate.inner("bob", () -> false));
    assertThat(last(stage).fields()).containsEntry("b", "new");
    assertThat(last(stage).reason()).isEqualTo("new");
  }

  @Test
  void codeThatPassesNoArgumentsKeepsItsMeaningUntilItIsWovenAnew() throws Exception {
    LiveStage stage = new LiveStage(BLIND);
    Gate gate = stage.woven();

    assertThat(stage.replace(inner("new"))).isEqualTo(2);
    gate.inner("bob", () -> false);
    assertThat(last(stage).user()).isNull();
    assertThat(last(stage).fields()).isEmpty();

    stage.woven().inner("bob", () -> false);
    assertThat(last(stage).user()).isEqualTo("bob");
    assertThat(last(stage).fields()).containsEntry("a", "new");
    assertThat(stage.said()).isEmpty();
  }

  @Test
  void aPointcutThatMovesLeavesNothingBehind() throws Exception {
    LiveStage stage = new LiveStage(inner("old"));
    Gate gate = stage.woven();
    stage.replace(inner("new").replace("GATE.inner", "GATE.outer"));
    gate.inner("bob", () -> false);
    assertThat(last(stage).reason()).as("not woven anew yet").isEqualTo("old");

    Gate moved = stage.woven();
    stage.sites.retire();
    gate.inner("bob", () -> false);
    moved.inner("bob", () -> false);
    assertThat(stage.events).hasSize(1);

    moved.outer("bob", () -> false);
    assertThat(stage.events).hasSize(2);
    assertThat(last(stage).reason()).isEqualTo("new");
  }

  @Test
  void onlyTheMethodsOfPointcutsInForceAreCounted() throws Exception {
    LiveStage stage = new LiveStage(both("old"));
    stage.woven();
    stage.woven();
    assertThat(stage.sites.wovenMethods()).containsEntry("gate", 1).containsEntry("around", 1);

    stage.replace(inner("new").replace("GATE.inner", "GATE.absent"));
    stage.woven();
    stage.sites.retire();
    assertThat(stage.sites.wovenMethods()).isEmpty();
  }
}
