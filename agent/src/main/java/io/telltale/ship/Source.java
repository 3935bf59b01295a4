// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import java.util.List;

/** Where a sender gets its messages from. For one thread. */
interface Source {

  /**
   * Adds the next messages.
   *
   * @param most how many of events; a few of the agent's own may be more
   */
  void take(List<Message> to, int most);

  /** The other end has it, or nothing better will ever be known. */
  void confirmed(Message message);

  /** Whether nothing more will ever come. */
  boolean isEnded();
}
