// SPDX-License-Identifier: Apache-2.0

package com.acme.oddities;

/** An account whose name takes long to read, each time, as if it came from a database. */
final class SlowGetter implements Scenario {

  private static final int CALLS = 110;

  @Override
  public void run() {
    for (int i = 0; i < CALLS; i++) {
      Calls.require(admitSlowly(new Account()), "nobody let in");
    }
  }

  static boolean admitSlowly(Account account) {
    return account != null;
  }

  static final class Account {
    String getName() throws InterruptedException {
      Thread.sleep(25);
      return "slow";
    }
  }
}
