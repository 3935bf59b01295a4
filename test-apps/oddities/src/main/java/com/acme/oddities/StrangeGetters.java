// SPDX-License-Identifier: Apache-2.0

package com.acme.oddities;

import java.util.function.Supplier;

/** Accounts whose name is trouble to read. */
final class StrangeGetters implements Scenario {

  @Override
  public void run() throws Exception {
    Door bean = new Bean();
    admit("plain", () -> "plain");
    admit(
        "throws",
        () -> {
          throw new IllegalStateException("no name for you");
        });
    admit(
        "exhausts the stack",
        new Supplier<String>() {
          @Override
          public String get() {
            return get() + "";
          }
        });
    admit(
        "signs in somebody else",
        () -> {
          bean.login("somebody else");
          return "signs in somebody else";
        });
    admit("comes back", () -> String.valueOf(new StrangeGetters().admitAccount(null)));
    admit("is null", () -> null);
  }

  private static void admit(String what, Supplier<String> name) {
    Calls.of(what);
    Calls.require(new StrangeGetters().admitAccount(new Account(what, name)), what);
  }

  boolean admitAccount(Account account) {
    return true;
  }

  /** Never asked by the application itself for its name. */
  public static final class Account {
    private final String what;
    private final Supplier<String> name;

    Account(String what, Supplier<String> name) {
      this.what = what;
      this.name = name;
    }

    public String getWhat() {
      return what;
    }

    public String getName() {
      return name.get();
    }
  }
}
