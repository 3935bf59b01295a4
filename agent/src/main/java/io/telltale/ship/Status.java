// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import io.telltale.event.SecurityEvent;

/** What a heartbeat tells of the agent as a whole, besides what its stream knows. */
public interface Status {

  /** Adds fields. Called from several of our threads. */
  void describe(SecurityEvent.Builder heartbeat);
}
