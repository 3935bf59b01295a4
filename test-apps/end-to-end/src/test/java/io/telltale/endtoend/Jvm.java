// SPDX-License-Identifier: Apache-2.0

package io.telltale.endtoend;

import java.nio.file.Path;

/** A Java installation: its feature version (8, 11, ...) and its home folder. */
record Jvm(int version, Path home) {

  Path java() {
    return home.resolve("bin/java");
  }

  @Override
  public String toString() {
    return "Java " + version;
  }
}
