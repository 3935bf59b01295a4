// SPDX-License-Identifier: Apache-2.0

package io.telltale.fuzz;

/** What Jazzer calls, in its own JVM. */
public final class Jazzer {

  private static FuzzTarget target = FuzzTarget.WIRE;

  private Jazzer() {}

  /** Chooses the target. */
  public static void fuzzerInitialize(String[] args) {
    target = FuzzTarget.valueOf(args[0]);
  }

  /** Tries one input. */
  public static void fuzzerTestOneInput(byte[] data) {
    target.run(data);
  }
}
