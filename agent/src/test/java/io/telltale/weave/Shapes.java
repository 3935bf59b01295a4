// SPDX-License-Identifier: Apache-2.0

package io.telltale.weave;

import java.io.IOException;
import java.util.function.Predicate;

/** Methods of every shape that Java has. Public, as copies of it are called from another loader. */
@SuppressWarnings("unused")
public class Shapes implements Predicate<String> {

  public static int made;

  static {
    made = 0;
  }

  public Shapes() {
    made++;
  }

  public String instance(String a, int b) {
    return a + b;
  }

  public static long ofClass(long a, double b, boolean c) {
    return c ? a : (long) b;
  }

  private char hidden(char a) {
    return a;
  }

  public final byte last(byte a, short b, float c) {
    return a;
  }

  public synchronized double locked(double a) {
    return a;
  }

  public <T extends Comparable<T>> T generic(T a, T b) {
    return a.compareTo(b) > 0 ? a : b;
  }

  public void nothing() {}

  public int[][] arrays(int[][] a, String... b) {
    return a;
  }

  public boolean reassigning(String user, int attempts) {
    String given = user;
    user = "someone else";
    attempts = -1;
    return given != null && user.isEmpty();
  }

  public String throwing(String a) throws IOException {
    throw new IOException(a);
  }

  public int catching(String a) {
    try {
      return Integer.parseInt(a);
    } catch (NumberFormatException e) {
      return -1;
    } finally {
      made += 0;
    }
  }

  public native int foreign(int a);

  @Override
  public boolean test(String a) {
    return a.isEmpty();
  }

  /** Has a method without a body, and a method that a lambda's body becomes. */
  public abstract static class Unfinished {
    public abstract int open(int a);

    public Runnable lambda(Runnable a) {
      return () -> a.run();
    }
  }
}
