// SPDX-License-Identifier: Apache-2.0

package com.acme.oddities;

/** Tells the test which calls were made, one event being due for each. */
final class Calls {

  private Calls() {}

  /** Prints the user who is about to come in. */
  static String of(String user) {
    System.out.println("call " + user);
    return user;
  }

  static void require(boolean condition, String what) {
    if (!condition) {
      throw new AssertionError(what);
    }
  }
}
