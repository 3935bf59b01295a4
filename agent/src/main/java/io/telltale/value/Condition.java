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

  /** Whether it may look at what an argument of a call holds, and not only ask if it is there. */
  boolean readsArgument(int index);
}
