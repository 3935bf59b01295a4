// SPDX-License-Identifier: Apache-2.0

package com.acme.oddities;

/** A woven method that calls itself until the stack is full, then an ordinary sign-in. */
final class StackExhaustion implements Scenario {

  private int depth;

  @Override
  public void run() throws Exception {
    for (int round = 0; round < 20; round++) {
      try {
        deeper("stack");
        throw new AssertionError("the stack has no end");
      } catch (StackOverflowError expected) {
        Calls.require(depth > 100, "shallow");
        depth = 0;
      }
    }
    Calls.require(new Bean().login(Calls.of("after the stack was full")), "nobody let in");
  }

  boolean deeper(String user) {
    depth++;
    return deeper(user) && depth > 0;
  }
}
