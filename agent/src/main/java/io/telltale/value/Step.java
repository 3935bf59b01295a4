// SPDX-License-Identifier: Apache-2.0

package io.telltale.value;

import org.jspecify.annotations.Nullable;

/** One step of a path. */
interface Step {

  /**
   * Goes from an object to what it leads to.
   *
   * @throws ReadException if there is no such member, or it fails
   */
  @Nullable Object apply(Object from) throws ReadException;

  /** The member's name; null for an index. */
  @Nullable String name();

  /** The only literal with which the member is called; null if there is none or more. */
  default @Nullable Object argument() {
    return null;
  }

  /** The same with a literal in place of each {@code ?}. */
  default Step with(Object literal) {
    return this;
  }
}
