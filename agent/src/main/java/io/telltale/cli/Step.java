// SPDX-License-Identifier: Apache-2.0

package io.telltale.cli;

import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** One scene of the demo: what happens, and which events it must cause. */
final class Step {

  /** What a visitor does. */
  interface Action {
    void run() throws IOException;
  }

  private final String title;
  private final Action action;
  private final Map<String, Integer> expected = new TreeMap<>();

  Step(String title, Action action) {
    this.title = title;
    this.action = action;
  }

  /** Adds events that it must cause: so many of that type, by or about that user. */
  Step causes(int count, String type, String user) {
    expected.merge(Ledger.entry(type, user), count, Integer::sum);
    return this;
  }

  String title() {
    return title;
  }

  void run() throws IOException {
    action.run();
  }

  /** Numbers of events by {@link Ledger#entry}. */
  Map<String, Integer> expected() {
    return Collections.unmodifiableMap(expected);
  }
}
