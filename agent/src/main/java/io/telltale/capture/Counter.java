// SPDX-License-Identifier: Apache-2.0

package io.telltale.capture;

import io.telltale.hook.TelltaleHook;

/** One meter of a scope, as one thread counts it. Woven code adds to it without a detour. */
final class Counter extends TelltaleHook {

  /**
   * Whether a call counts: drivers and pools wrap each other, and the outermost does. It is not
   * asked again until {@link #counted} or {@link #end}.
   */
  boolean begin() {
    if (counting) {
      return false;
    }
    counting = true;
    return true;
  }

  /** The call that counted is over, or was forgotten. */
  void end() {
    counting = false;
  }

  /** What was counted elsewhere. */
  void add(long amount) {
    count += amount;
  }

  long count() {
    return count;
  }
}
