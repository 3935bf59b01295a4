// SPDX-License-Identifier: Apache-2.0

package com.acme.oddities;

import java.util.ArrayList;
import java.util.List;

/** A woven method that fills the heap, then an ordinary sign-in. */
final class MemoryExhaustion implements Scenario {

  @Override
  public void run() throws Exception {
    for (int round = 0; round < 3; round++) {
      try {
        new Hungry().login("memory");
        throw new AssertionError("the heap has no end");
      } catch (OutOfMemoryError expected) {
        Calls.require(expected.getMessage() != null, "not the JVM's");
      }
    }
    Calls.require(new Bean().login(Calls.of("after the heap was full")), "nobody let in");
  }

  static final class Hungry implements Door {
    private static final int BLOCK = 1 << 20;

    @Override
    public boolean login(String user) {
      List<Object> kept = new ArrayList<>();
      int size = BLOCK;
      while (true) {
        try {
          kept.add(new byte[size]);
        } catch (OutOfMemoryError full) {
          // Down to the last bytes, so that nothing is left for whoever is called on the way out.
          if (size == 16) {
            throw full;
          }
          size /= 2;
        }
      }
    }
  }
}
