// SPDX-License-Identifier: Apache-2.0

package io.telltale.archive;

/** Sees one class file after the other. */
public interface ClassVisitor {

  /**
   * Sees one.
   *
   * @param name as its path says, {@code com.acme.LoginBean}
   */
  void classFile(Place place, String name, byte[] content);
}
