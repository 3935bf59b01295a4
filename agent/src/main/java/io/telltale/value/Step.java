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
}
