// SPDX-License-Identifier: Apache-2.0

package io.telltale.endtoend;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static org.awaitility.Awaitility.await;

import io.telltale.harness.Agent;
import io.telltale.harness.Build;
import io.telltale.harness.SyslogEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A configuration that changes while the application runs, and the events that come of it. */
record LiveFile(Path configuration, Path eventFile) {

  static LiveFile of(String text) {
    Path folder = Build.newFolder("live");
    LiveFile file = new LiveFile(folder.resolve("telltale.yaml"), folder.resolve("events.log"));
    file.overwrite(text);
    return file;
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

  List<SyslogEvent> events() {
    try (Stream<String> lines = Files.exists(eventFile) ? Files.lines(eventFile) : Stream.empty()) {
      return lines.filter(line -> line.endsWith("}")).map(SyslogEvent::parse).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
