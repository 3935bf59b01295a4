// SPDX-License-Identifier: Apache-2.0

package io.telltale.endtoend;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static org.awaitility.Awaitility.await;

import io.telltale.harness.Agent;
import io.telltale.harness.Build;
import io.telltale.harness.SyslogEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A configuration that changes while the application runs, and the events that come of it. */
final class LiveFile {

  private final Path configuration;
  private final Path eventFile;
  private final List<SyslogEvent> events = new ArrayList<>();

  /** Under load thousands of events come, so each is read once. */
  private long bytesRead;

  private LiveFile(Path folder) {
    this.configuration = folder.resolve("telltale.yaml");
    this.eventFile = folder.resolve("events.log");
  }

  static LiveFile of(String text) {
    LiveFile file = new LiveFile(Build.newFolder("live"));
    file.overwrite(text);
    return file;
  }

  Path configuration() {
    return configuration;
  }

  Agent agent() {
    return Agent.withoutOptions().configuration(configuration).target("file:" + eventFile);
  }

  /** As {@code cp} and most editors do. */
  void overwrite(String text) {
    try {
      Files.writeString(configuration, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As careful tools do. */
  void renameOver(String text) {
    try {
      Path fresh = Files.writeString(configuration.resolveSibling("fresh.yaml"), text);
      Files.move(fresh, configuration, ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void delete() {
    try {
      Files.delete(configuration);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What has come so far. */
  List<SyslogEvent> events() {
    if (Files.exists(eventFile)) {
      try (InputStream in = Files.newInputStream(eventFile)) {
        in.skipNBytes(bytesRead);
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        String whole = text.substring(0, text.lastIndexOf('\n') + 1);
        bytesRead += whole.getBytes(StandardCharsets.UTF_8).length;
        whole.lines().map(SyslogEvent::parse).forEach(events::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return List.copyOf(events);
  }

  List<SyslogEvent> events(String type) {
    return events().stream().filter(event -> event.type().equals(type)).toList();
  }

  /** The first such event behind the first {@code skipped} of all. */
  SyslogEvent awaitEvent(int skipped, Predicate<SyslogEvent> wanted) {
    return await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> events().stream().skip(skipped).filter(wanted).findFirst(),
            found -> found.isPresent())
        .orElseThrow();
  }

  /** Makes a change and waits until the agent says that it is in force. */
  SyslogEvent change(Runnable change) {
    return awaitAfter(change, "config_changed");
  }

  /** Makes a change and waits until the agent says that it is refused. */
  SyslogEvent refused(Runnable change) {
    return awaitAfter(change, "config_rejected");
  }

  private SyslogEvent awaitAfter(Runnable change, String type) {
    int before = events().size();
    change.run();
    return awaitEvent(before, event -> event.type().equals(type));
  }
}
