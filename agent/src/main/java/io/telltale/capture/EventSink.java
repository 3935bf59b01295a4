// SPDX-License-Identifier: Apache-2.0

package io.telltale.capture;

import io.telltale.event.SecurityEvent;

/** Where events go. Never blocks, never throws. */
public interface EventSink {

  /** Takes an event, or counts it as dropped. */
  void offer(SecurityEvent event);
}
