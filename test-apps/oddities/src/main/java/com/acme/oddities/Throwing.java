// SPDX-License-Identifier: Apache-2.0

package com.acme.oddities;

import java.io.IOException;

/** Methods that throw; what they throw must arrive untouched. */
final class Throwing implements Scenario {

  @Override
  public void run() throws Exception {
    throwing(new IOException("checked"), "checked");
    throwing(new IllegalStateException("unchecked"), "unchecked");
    throwing(new AssertionError("error"), "error");
    throwing(new Quiet(), "without a stack trace");
    throwing(null, "null");
  }

  private static void throwing(Throwable thrown, String user) {
    try {
      new Throwing().enter(Calls.of(user), thrown);
    } catch (Throwable caught) {
      boolean same = thrown == null ? caught instanceof NullPointerException : caught == thrown;
      Calls.require(same && caught.getSuppressed().length == 0, "another exception: " + caught);
      return;
    }
    throw new AssertionError("nothing was thrown for " + user);
  }

  void enter(String user, Throwable thrown) throws Throwable {
    throw thrown;
  }

  /** As frameworks throw for control flow. */
  static final class Quiet extends RuntimeException {
    private static final long serialVersionUID = 1;

    Quiet() {
      super(null, null, false, false);
    }
  }
}
