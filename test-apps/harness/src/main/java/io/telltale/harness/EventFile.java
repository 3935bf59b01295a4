// SPDX-License-Identifier: Apache-2.0

package io.telltale.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The file that an agent writes its events to: the target of tests that are not about transport.
 */
public record EventFile(Path path) {

  public static EventFile create() {
    return new EventFile(Build.newFolder("events").resolve("events.log"));
  }

  /** An agent without a configuration of its own: packs only. */
  public Agent agent() {
    return Agent.withoutOptions().target("file:" + path);
  }

  public Agent agent(String configuration) {
    try {
      return agent()
          .configuration(Files.writeString(path.resolveSibling("telltale.yaml"), configuration));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What has come so far, the agent's own events among them. */
  public List<SyslogEvent> all() {
    try (Stream<String> lines = Files.exists(path) ? Files.lines(path) : Stream.empty()) {
      return lines.map(SyslogEvent::parse).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What has come so far about the application: all but what the agent says of itself. */
  public List<SyslogEvent> security() {
    return all().stream().filter(event -> event.text("telltale.pointcut") != null).toList();
  }

  public List<SyslogEvent> of(String type) {
    return all().stream().filter(event -> event.type().equals(type)).toList();
  }

  /** The events as they were written, to look for what must not be in them. */
  public String text() {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
