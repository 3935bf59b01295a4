// SPDX-License-Identifier: Apache-2.0

package io.telltale.weave;

import org.jspecify.annotations.Nullable;

/** Hears what Telltale cannot see, so that it is told where the events go. */
public interface Degradation {

  /**
   * Something will be missing. From any thread, without I/O.
   *
   * @param reason a word, such as {@code not_woven}
   * @param what in words; distinct ones are told once
   */
  void degraded(String reason, String what, @Nullable Throwable cause);
}
