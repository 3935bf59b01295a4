// SPDX-License-Identifier: Apache-2.0

package com.acme.oddities;

/** Does nothing until the standard input ends, so that a test can do something meanwhile. */
final class Waiting implements Scenario {

  @Override
  public void run() throws Exception {
    System.out.println("waiting");
    while (System.in.read() >= 0) {
      continue;
    }
  }
}
