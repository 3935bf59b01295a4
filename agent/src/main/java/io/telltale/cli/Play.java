// SPDX-License-Identifier: Apache-2.0

package io.telltale.cli;

import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Plays the visitors' script, and waits after each scene for the events that it must cause. */
final class Play {

  private static final long PATIENCE_MILLIS = 15_000;

  /** After one scene without its events there is little hope for the next. */
  private static final long LITTLE_PATIENCE_MILLIS = 1_000;

  private final Ledger ledger;
  private final Consumer<String> announce;
  private final TypedPasswords typed = new TypedPasswords();
  private final Map<String, Integer> expected = new TreeMap<>();
  private boolean disappointed;

  Play(Ledger ledger, Consumer<String> announce) {
    this.ledger = ledger;
    this.announce = announce;
  }

  /**
   * Plays all scenes.
   *
   * @param application URL of its first page
   * @throws IOException if the application does not answer
   */
  void perform(String application) throws IOException, InterruptedException {
    play(new Step("the application is up", () -> {}).causes(1, "agent_started", ""));
    for (Step step : new Visitors(application, typed).script()) {
      play(step);
    }
  }

  private void play(Step step) throws IOException, InterruptedException {
    announce.accept(step.title());
    step.run();
    Map<String, Integer> due = new TreeMap<>();
    step.expected()
        .forEach((entry, count) -> due.put(entry, expected.merge(entry, count, Integer::sum)));
    long patience = disappointed ? LITTLE_PATIENCE_MILLIS : PATIENCE_MILLIS;
    disappointed = !ledger.await(due, patience) || disappointed;
  }

  /** Waits for what the agent says last, once the application was stopped. */
  void awaitCurtain() throws InterruptedException {
    ledger.await(Collections.singletonMap("agent_stopped", 1), LITTLE_PATIENCE_MILLIS);
  }

  /** Numbers of events that had to come, by {@link Ledger#entry}. */
  Map<String, Integer> expected() {
    return new TreeMap<>(expected);
  }

  /** What the visitors typed. */
  TypedPasswords typed() {
    return typed;
  }
}
