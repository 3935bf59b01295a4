// SPDX-License-Identifier: Apache-2.0

package io.telltale.seal;

import java.util.Map;

/** What the agent itself gave up of a stream, so that it differs from what somebody removed. */
public interface DropCounts {

  /** How many events were given up before they had a place in the stream, since the start. */
  long dropped();

  /** The same by reason and type, such as {@code queue_full/login_failure}. */
  Map<String, Long> droppedByKind();
}
