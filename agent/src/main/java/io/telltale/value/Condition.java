// SPDX-License-Identifier: Apache-2.0

package io.telltale.value;

/** Something that holds or does not. */
public interface Condition {

  /**
   * Evaluates it.
   *
   * @throws ReadException if a path in it cannot be read
   */
  boolean holds(Roots roots) throws ReadException;

  /** Whether it may read something that begins there. */
  boolean reads(Root root);
}
