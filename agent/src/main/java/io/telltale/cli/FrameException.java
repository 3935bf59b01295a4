// SPDX-License-Identifier: Apache-2.0

package io.telltale.cli;

import java.io.IOException;

/** A stream that cannot be split into frames any further. The message says why. */
final class FrameException extends IOException {

  private static final long serialVersionUID = 1L;

  FrameException(String message) {
    super(message);
  }
}
