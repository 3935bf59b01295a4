// SPDX-License-Identifier: Apache-2.0

package io.telltale.format;

import io.telltale.event.EventType;

/** Takes the messages of a stream, in its order. */
public interface Messages {

  /** Takes the next one, which tells of an event of that type. */
  void add(byte[] message, EventType type);
}
