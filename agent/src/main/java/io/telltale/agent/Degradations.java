// SPDX-License-Identifier: Apache-2.0

package io.telltale.agent;

import io.telltale.diagnostics.Diagnostics;
import io.telltale.event.EventType;
import io.telltale.event.SecurityEvent;
import io.telltale.ship.EventQueue;
import io.telltale.weave.Degradation;
import org.jspecify.annotations.Nullable;

/** What Telltale cannot see is a line on stderr and an event, each once. */
final class Degradations implements Degradation {

  private final EventQueue queue;
  private final Diagnostics diagnostics;

  Degradations(EventQueue queue, Diagnostics diagnostics) {
    this.queue = queue;
    this.diagnostics = diagnostics;
  }

  @Override
  public void degraded(String reason, String what, @Nullable Throwable cause) {
    boolean first = cause == null ? diagnostics.count(what) : diagnostics.count(what, cause);
    if (!first) {
      return;
    }
    SecurityEvent.Builder event =
        OwnEvents.event(EventType.AGENT_DEGRADED).reason(reason).field("detail", what);
    if (cause != null) {
      event.errorType(cause.getClass().getName());
    }
    queue.offer(event.build());
  }
}
