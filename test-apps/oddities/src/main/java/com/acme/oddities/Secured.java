// SPDX-License-Identifier: Apache-2.0

package com.acme.oddities;

/** Runs with a SecurityManager that allows next to nothing, and must still be allowed no more. */
final class Secured implements Scenario {

  @Override
  public void run() {
    Calls.require(System.getSecurityManager() != null, "no SecurityManager");
    requireDenied();
    Calls.require(new Bean().login(Calls.of("plain")), "nobody let in");
    Calls.require(admit(new Account(Calls.of("private field"))), "nobody let in");
    requireDenied();
  }

  static boolean admit(Account account) {
    return account != null;
  }

  private static void requireDenied() {
    try {
      System.getProperty("user.home");
    } catch (SecurityException expected) {
      return;
    }
    throw new AssertionError("this policy allows too much");
  }

  /** Not public, and its owner has no getter at all. */
  static final class Account {
    private final Owner owner;

    Account(String name) {
      this.owner = new Owner(name);
    }

    Owner getOwner() {
      return owner;
    }

    /** Its own code may not read this, whoever asks. */
    String getHome() {
      return System.getProperty("user.home");
    }
  }

  private static final class Owner {
    private final String name;

    Owner(String name) {
      this.name = name;
    }
  }
}
