// SPDX-License-Identifier: Apache-2.0

package io.telltale.capture;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What is to be told at a scope's end: one draft of each kind of happening. Whoever adds to them
 * takes them out meanwhile, so that no two threads ever have them; nobody waits.
 */
final class Collected {

  /** Stands where nothing is collected any more. */
  private static final Collected CLOSED = new Collected();

  private final Map<String, Draft> byGroup = new LinkedHashMap<>();

  private Collected() {}

  private void add(Draft draft) {
    String group = draft.type.group();
    Draft first = byGroup.get(group);
    if (first == null) {
      byGroup.put(group, draft);
    } else {
      first.join(draft);
    }
  }

  /** The place in a scope where they are. */
  static final class Place {
    private final AtomicReference<@Nullable Collected> place = new AtomicReference<>();

    /**
     * Adds a draft.
     *
     * @return those that nobody will tell any more, as the scope has ended meanwhile
     */
    Collection<Draft> add(Draft draft) {
      Collected mine = new Collected();
      mine.add(draft);
      while (!place.compareAndSet(null, mine)) {
        Collected others = place.get();
        if (others == CLOSED) {
          return mine.byGroup.values();
        }
        if (others != null && place.compareAndSet(others, null)) {
          for (Draft later : mine.byGroup.values()) {
            others.add(later);
          }
          mine = others;
        }
      }
      return Collections.emptyList();
    }

    /** All of them; what comes later is not collected. */
    Collection<Draft> close() {
      Collected last = place.getAndSet(CLOSED);
      return last == null ? Collections.<Draft>emptyList() : last.byGroup.values();
    }
  }
}
