// SPDX-License-Identifier: Apache-2.0

package io.telltale.agent;

import io.telltale.config.Problem;
import io.telltale.event.EventType;
import io.telltale.event.Outcome;
import io.telltale.event.SecurityEvent;

/** What the agent tells of itself. */
final class OwnEvents {

  private OwnEvents() {}

  static SecurityEvent.Builder event(EventType type) {
    return SecurityEvent.builder(type, Outcome.UNKNOWN, System.currentTimeMillis());
  }

  static SecurityEvent rejected(Problem problem) {
    return event(EventType.CONFIG_REJECTED).reason(problem.toString()).build();
  }
}
