// SPDX-License-Identifier: Apache-2.0

package io.telltale.capture;

import io.telltale.event.Outcome;
import io.telltale.event.SecurityEvent;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Of which kinds of happening a scope has told, on whichever thread. */
final class Told {

  private final AtomicReference<Map<String, Boolean>> groups =
      new AtomicReference<>(Collections.<String, Boolean>emptyMap());
  private volatile boolean failure;

  void add(SecurityEvent event) {
    if (event.outcome() == Outcome.FAILURE) {
      failure = true;
    }
    String group = event.type().group();
    Map<String, Boolean> before = groups();
    while (!before.containsKey(group)) {
      Map<String, Boolean> after = new HashMap<>(before);
      after.put(group, Boolean.TRUE);
      if (groups.compareAndSet(before, after)) {
        return;
      }
      before = groups();
    }
  }

  /** Whether something was told to have failed. */
  boolean failure() {
    return failure;
  }

  boolean has(@Nullable String group) {
    return group != null && groups().containsKey(group);
  }

  /** Each kind, with true. */
  Map<String, Boolean> groups() {
    Map<String, Boolean> now = groups.get();
    return now == null ? Collections.<String, Boolean>emptyMap() : now;
  }
}
