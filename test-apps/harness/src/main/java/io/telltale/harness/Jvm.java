// SPDX-License-Identifier: Apache-2.0

package io.telltale.harness;

import java.nio.file.Path;

/** A Java installation: its feature version (8, 11, ...) and its home folder. */
public record Jvm(int version, Path home) {

  public Path java() {
    return home.resolve("bin/java");
  }

  @Override
  public String toString() {
    return "Java " + version;
  }
}
