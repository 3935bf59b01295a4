// SPDX-License-Identifier: Apache-2.0

package com.acme.oddities;

/** Methods of every kind that a class may have. */
final class MethodKinds implements Scenario {

  @Override
  public void run() throws Exception {
    all(new Concrete());
    new Concrete().loginByDefault(Calls.of("default"));
    DoorWithCode.loginOfInterface(Calls.of("static of an interface"));
    Generic<String> generic = new OfStrings();
    generic.login(Calls.of("through a bridge"));
    generic = new CallsUp();
    generic.login(Calls.of("override that calls up"));
    for (Constant constant : Constant.values()) {
      constant.login(Calls.of("enum constant " + constant));
    }
    Door anonymous =
        new Door() {
          @Override
          public boolean login(String user) {
            return true;
          }
        };
    anonymous.login(Calls.of("anonymous class"));
    Door reference = new Bean()::login;
    reference.login(Calls.of("method reference"));
    Door lambda = user -> new Bean().login(user);
    lambda.login(Calls.of("lambda around a bean"));
    constructors();
    nothingToWeave();
  }

  private static void all(Concrete concrete) {
    concrete.login(Calls.of("implements an abstract one"));
    concrete.loginPrivately(Calls.of("private"));
    concrete.loginFinally(Calls.of("final"));
    concrete.loginAlone(Calls.of("synchronized"));
    concrete.loginWithRoles(Calls.of("varargs"), "admin", "auditor");
    concrete.loginWithNumbers(
        Calls.of("primitives"), 1L, 2.0, 3f, (byte) 4, 'x', (short) 5, 6, true);
    concrete.loginRecursively(Calls.of("recursive"), 100);
    Concrete.loginStatically(Calls.of("static"));
    Concrete.loginStaticallyAlone(Calls.of("static synchronized"));
    Calls.require(
        concrete.enterLong(Calls.of("returns long")) == 1L
            && concrete.enterDouble(Calls.of("returns double")) == 2.0
            && concrete.enterFloat(Calls.of("returns float")) == 3f
            && concrete.enterArray(Calls.of("returns an array")).length == 1,
        "a result has changed");
    concrete.enterVoid(Calls.of("returns nothing"));
  }

  private static void constructors() {
    new Guest(Calls.of("constructor"));
    new GuestOfHonour(Calls.of("constructor of a super class"));
    try {
      new Guest("");
      throw new AssertionError("let in without a name");
    } catch (IllegalArgumentException expected) {
      System.out.println("the constructor throws as it did");
    }
  }

  /** No event is due for these: they have no body that anything could be woven into. */
  private static void nothingToWeave() {
    Door lambda = user -> !user.isEmpty();
    Calls.require(lambda.login("lambda with a body of its own"), "nobody let in");
    try {
      new Concrete().loginNatively("native");
      throw new AssertionError("there is no native library");
    } catch (UnsatisfiedLinkError expected) {
      System.out.println("the native method is as it was");
    }
  }

  interface DoorWithCode extends Door {
    default boolean loginByDefault(String user) {
      return login2();
    }

    static boolean loginOfInterface(String user) {
      return true;
    }

    boolean login2();
  }

  abstract static class Abstract implements DoorWithCode {
    @Override
    public abstract boolean login(String user);

    native boolean loginNatively(String user);
  }

  static class Concrete extends Abstract {
    @Override
    public boolean login(String user) {
      return true;
    }

    @Override
    public boolean login2() {
      return true;
    }

    private boolean loginPrivately(String user) {
      return true;
    }

    protected final boolean loginFinally(String user) {
      return true;
    }

    synchronized boolean loginAlone(String user) {
      return Thread.holdsLock(this);
    }

    boolean loginWithRoles(String user, String... roles) {
      return roles.length == 2;
    }

    boolean loginWithNumbers(
        String user, long a, double b, float c, byte d, char e, short f, int g, boolean h) {
      return a + b + c + d + e + f + g == 141 && h;
    }

    boolean loginRecursively(String user, int depth) {
      return depth == 0 || loginRecursively(user, depth - 1);
    }

    static boolean loginStatically(String user) {
      return true;
    }

    static synchronized boolean loginStaticallyAlone(String user) {
      return Thread.holdsLock(Concrete.class);
    }

    long enterLong(String user) {
      return 1L;
    }

    double enterDouble(String user) {
      return 2.0;
    }

    float enterFloat(String user) {
      return 3f;
    }

    String[] enterArray(String user) {
      return new String[] {user};
    }

    void enterVoid(String user) {}
  }

  static class Guest {
    Guest(String user) {
      if (user.isEmpty()) {
        throw new IllegalArgumentException("a guest has a name");
      }
    }
  }

  static final class GuestOfHonour extends Guest {
    GuestOfHonour(String user) {
      super(user);
    }
  }

  static class Generic<T> {
    boolean login(T user) {
      return user != null;
    }
  }

  static final class OfStrings extends Generic<String> {
    @Override
    boolean login(String user) {
      return true;
    }
  }

  static final class CallsUp extends Generic<String> {
    @Override
    boolean login(String user) {
      return super.login(user);
    }
  }

  enum Constant implements Door {
    FRONT {
      @Override
      public boolean login(String user) {
        return true;
      }
    },
    BACK {
      @Override
      public boolean login(String user) {
        return true;
      }
    }
  }
}
