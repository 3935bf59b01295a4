// SPDX-License-Identifier: Apache-2.0

package io.telltale.frameworks;

import io.telltale.harness.Fixtures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whole events by visitor, in a file below the fixtures: {@code == visitor}, then a line for each
 * event as {@link io.telltale.harness.Told} writes it. What only some versions tell stands behind
 * the beginnings of these: {@code [3.0 3.2] login_failure …}.
 */
record ExpectedEvents(Map<String, List<String>> byVisitor) {

  static ExpectedEvents read(String name) {
    Map<String, List<String>> byVisitor = new LinkedHashMap<>();
    List<String> lines = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(Fixtures.folder(name))) {
        if (line.startsWith("== ")) {
          lines = byVisitor.computeIfAbsent(line.substring(3), visitor -> new ArrayList<>());
        } else if (!line.isBlank() && !line.startsWith("#")) {
          lines.add(line);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ExpectedEvents(byVisitor);
  }

  List<String> of(String visitor, String version) {
    List<String> lines = byVisitor.get(visitor);
    if (lines == null) {
      throw new AssertionError("nothing is said of " + visitor);
    }
    return lines.stream()
        .filter(line -> appliesTo(version, line))
        .map(line -> line.replaceFirst("^\\[[^]]*] ", ""))
        .toList();
  }

  private static boolean appliesTo(String version, String line) {
    return !line.startsWith("[")
        || Arrays.stream(line.substring(1, line.indexOf(']')).split(" "))
            .anyMatch(begin -> version.startsWith(begin));
  }
}
