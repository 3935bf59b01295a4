// SPDX-License-Identifier: Apache-2.0

package io.telltale.harness;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What came of one run of a framework: its events by type, with the fields that they had. The page
 * on frameworks is made of these, so that it claims only what ran.
 *
 * @param events types and names of fields
 */
public record Seen(String framework, String version, int java, Map<String, Set<String>> events) {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String FOLDER = "seen";

  /** Keeps it, with what earlier runs of the same version saw. */
  public static synchronized void record(Framework framework, List<SyslogEvent> events) {
    Path file = folder().resolve(fileName(framework));
    Map<String, Set<String>> fields = new TreeMap<>();
    if (Files.exists(file)) {
      fields.putAll(read(file).events());
    }
    for (SyslogEvent event : events) {
      fields
          .computeIfAbsent(event.type(), type -> new TreeSet<>())
          .addAll(Told.leaves(event).keySet());
    }
    try {
      MAPPER.writeValue(
          file.toFile(), new Seen(framework.name(), framework.version(), framework.java(), fields));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String fileName(Framework framework) {
    return framework.toString().replaceAll("[^A-Za-z0-9.-]+", "-")
        + "-java-"
        + framework.java()
        + ".json";
  }

  /** All that was kept, in the order of the files' names. */
  public static List<Seen> all() {
    try (var files = Files.list(folder())) {
      return files.sorted().map(Seen::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Seen read(Path file) {
    try {
      return MAPPER.readValue(file.toFile(), Seen.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path folder() {
    try {
      return Files.createDirectories(Build.target().resolve(FOLDER));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
