// SPDX-License-Identifier: Apache-2.0

package com.acme.oddities;

/** A way in which work gets to another thread. */
interface Handing {

  /** Has the task run, now or later, by whichever thread. */
  void hand(Runnable task) throws Exception;

  /** Whether the task may run before {@link #hand} returns, so that it must not wait for more. */
  default boolean isDirect() {
    return false;
  }

  /** The same, where the thread that hands over may run the task itself. */
  static Handing direct(Handing handing) {
    return new Handing() {
      @Override
      public void hand(Runnable task) throws Exception {
        handing.hand(task);
      }

      @Override
      public boolean isDirect() {
        return true;
      }
    };
  }
}
