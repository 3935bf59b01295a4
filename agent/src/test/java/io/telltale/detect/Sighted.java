// SPDX-License-Identifier: Apache-2.0

package io.telltale.detect;

import io.telltale.config.AgentOptions;
import io.telltale.config.ConfigLoader;
import io.telltale.config.Configuration;
import io.telltale.config.Packs;
import io.telltale.event.EventType;
import io.telltale.event.Outcome;
import io.telltale.event.Request;
import io.telltale.event.SecurityEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The bundled detections, what they see, and what they tell. */
final class Sighted {

  /** A Wednesday at 10:00 UTC. */
  static final long MORNING = 1_764_151_200_000L;

  private final Detector detector;
  private final List<Finding> found = new ArrayList<>();
  private final List<SecurityEvent> alerts = new ArrayList<>();
  long time = MORNING;
  private int ids;

  private Sighted(Detector detector) {
    this.detector = detector;
  }

  /**
   * Makes one.
   *
   * @param yaml of a user; may be empty
   */
  static Sighted with(String yaml) {
    return new Sighted(new Detector(configuration(yaml).detections()));
  }

  static Configuration configuration(String yaml) {
    try {
      Path file = Files.createTempFile("detections", ".yaml");
      Files.writeString(file, yaml);
      try {
        return ConfigLoader.load(AgentOptions.parse("config=" + file, Map.of()), Packs.bundled());
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Something that a user did from an address, now. */
  void see(EventType type, String user, String source) {
    see(SecurityEvent.builder(type, Outcome.UNKNOWN, time).user(user), source, "/login");
  }

  void see(SecurityEvent.Builder event, String source, String path) {
    ids++;
    Request request = new Request("POST", path, 200, source, source, "Walker", "session-" + ids);
    detector.see(event.id("e" + ids).request(request).build(), time, found);
    collect();
  }

  /** Time goes by, with nothing but that. */
  void pass(long milliseconds) {
    time += milliseconds;
    detector.look(time, found);
    collect();
  }

  private void collect() {
    found.forEach(finding -> alerts.add(finding.alert(finding.event())));
    found.clear();
  }

  /** What was told since this was asked before. */
  List<SecurityEvent> alerts() {
    List<SecurityEvent> told = List.copyOf(alerts);
    alerts.clear();
    return told;
  }

  /** The ids of the rules of {@link #alerts}. */
  List<String> rules() {
    return alerts().stream().map(alert -> alert.fields().get("rule.id").toString()).toList();
  }

  Map<String, Object> totals() {
    SecurityEvent.Builder heartbeat =
        SecurityEvent.builder(EventType.HEARTBEAT, Outcome.UNKNOWN, time);
    detector.describe(heartbeat);
    return heartbeat.build().fields();
  }
}
