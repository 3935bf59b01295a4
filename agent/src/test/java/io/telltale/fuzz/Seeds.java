// SPDX-License-Identifier: Apache-2.0

package io.telltale.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Where a target's seeds and what was found stand. */
final class Seeds {

  private Seeds() {}

  static Path of(FuzzTarget target) {
    String folder = target.name().toLowerCase(Locale.ROOT);
    return Path.of("src", "test", "resources", "fuzz", folder).toAbsolutePath();
  }

  static List<Path> files(FuzzTarget target) throws IOException {
    try (Stream<Path> files = Files.list(of(target))) {
      return files.sorted().toList();
    }
  }
}
