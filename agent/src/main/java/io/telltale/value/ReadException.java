// SPDX-License-Identifier: Apache-2.0

package io.telltale.value;

import org.jspecify.annotations.Nullable;

/** A path that could not be read. Carries no stack of its own: it can happen at every call. */
public final class ReadException extends Exception {

  private static final long serialVersionUID = 1;

  ReadException(String message, @Nullable Throwable cause) {
    super(message, cause, false, false);
  }
}
