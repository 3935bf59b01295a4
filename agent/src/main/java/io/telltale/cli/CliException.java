// SPDX-License-Identifier: Apache-2.0

package io.telltale.cli;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Ends a command. The message is for the person who typed it, and all that is printed. */
final class CliException extends IOException {

  private static final long serialVersionUID = 1L;

  CliException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
