// SPDX-License-Identifier: Apache-2.0

package io.telltale.value;

/** Opens a package of an application's named module to us. */
public interface Opener {

  /**
   * Opens the package of a class.
   *
   * @return whether its private members can be read from now on
   */
  boolean open(Class<?> type);
}
