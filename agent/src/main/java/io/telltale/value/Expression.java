// SPDX-License-Identifier: Apache-2.0

package io.telltale.value;

import org.jspecify.annotations.Nullable;

/** Something that yields a value: a path or a literal. */
public interface Expression {

  /**
   * Reads the value.
   *
   * @return any object of the application's, to be looked at during the call only, or null
   * @throws ReadException if a step fails
   */
  @Nullable Object read(Roots roots) throws ReadException;

  /** Whether it may read something that begins there. */
  boolean reads(Root root);

  /** Whether it may read that argument of a call, or all of them. */
  boolean readsArgument(int index);

  /** Whether the rule says what it is, and so that it is no password. */
  default boolean isTyped() {
    return false;
  }

  /** Whether it is told as a hash only. */
  default boolean isHash() {
    return false;
  }

  /** The same with a literal in place of each {@code ?}. */
  Expression with(Object literal);
}
