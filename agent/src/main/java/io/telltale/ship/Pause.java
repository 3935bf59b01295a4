// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import java.util.concurrent.locks.LockSupport;

/** Waiting, in an application that may interrupt every thread that it finds. */
final class Pause {

  private Pause() {}

  /** Waits that long, or until somebody unparks this thread, or for no reason shorter. */
  static void nanos(long nanos) {
    if (nanos > 0) {
      LockSupport.parkNanos(nanos);
      Thread.interrupted(); // a flag left set would make us spin
    }
  }
}
