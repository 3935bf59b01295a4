// SPDX-License-Identifier: Apache-2.0

package io.telltale.capture;

import io.telltale.event.Outcome;
import io.telltale.event.SecurityEvent;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Of which kinds of happening a scope has told, on whichever thread. */
final class Told {

  private final AtomicReference<Set<String>> groups =
      new AtomicReference<>(Collections.<String>emptySet());
  private volatile boolean failure;

  void add(SecurityEvent event) {
    if (event.outcome() == Outcome.FAILURE) {
      failure = true;
    }
    String group = event.type().group();
    Set<String> before = get();
    while (!before.contains(group)) {
      Set<String> after = new HashSet<>(before);
      after.add(group);
      if (groups.compareAndSet(before, after)) {
        return;
      }
      before = get();
    }
  }

  /** Whether something was told to have failed. */
  boolean failure() {
    return failure;
  }

  boolean has(@Nullable String group) {
    return group != null && get().contains(group);
  }

  private Set<String> get() {
    Set<String> now = groups.get();
    return now == null ? Collections.<String>emptySet() : now;
  }
}
