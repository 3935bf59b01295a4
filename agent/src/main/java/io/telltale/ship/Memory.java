// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

/** How much of the heap we take at most: an application with a small one must not feel us. */
final class Memory {

  private static final int PARTS = 16;

  private Memory() {}

  /** What is wanted, or a part of the heap if that is less. */
  static long share(long wanted) {
    return Math.min(wanted, Runtime.getRuntime().maxMemory() / PARTS);
  }
}
