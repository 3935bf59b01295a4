// SPDX-License-Identifier: Apache-2.0

package io.telltale.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.UnsupportedEncodingException;

/** Where commands print. */
final class Output {

  private Output() {}

  /**
   * The process's stdout in UTF-8 whatever the locale says: JSON is UTF-8 (RFC 8259 section 8.1),
   * and in a container without a locale Java would print question marks. Buffered: flush it.
   */
  static PrintStream stdout() {
    try {
      return new PrintStream(
          new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)), false, "UTF-8");
    } catch (UnsupportedEncodingException e) {
      throw new AssertionError(e); // every JVM has UTF-8
    }
  }
}
