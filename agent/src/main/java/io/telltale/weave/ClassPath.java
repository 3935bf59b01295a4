// SPDX-License-Identifier: Apache-2.0

package io.telltale.weave;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Where class files come from when no class loader brings them. */
public interface ClassPath {

  /**
   * The class file.
   *
   * @param name {@code com.acme.LoginBean}
   * @return null if there is none
   */
  byte @Nullable [] classFile(String name) throws IOException;
}
