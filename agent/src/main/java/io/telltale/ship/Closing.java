// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Closes what is given up. */
final class Closing {

  private Closing() {}

  static void quietly(@Nullable Closeable closeable) {
    if (closeable != null) {
      try {
        closeable.close();
      } catch (IOException e) {
        return; // it failed before, or we would not give it up
      }
    }
  }
}
