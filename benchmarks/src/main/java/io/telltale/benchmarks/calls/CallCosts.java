// SPDX-License-Identifier: Apache-2.0

package io.telltale.benchmarks.calls;

import static org.awaitility.Awaitility.await;

import io.telltale.benchmarks.report.Medians;
import io.telltale.benchmarks.report.Section;
import io.telltale.harness.Agent;
import io.telltale.harness.Build;
import io.telltale.harness.Forked;
import io.telltale.harness.Jvms;
import io.telltale.harness.Ports;
import io.telltale.harness.Rsyslog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * CPU time of the calling thread for a call that makes an event or logs a line, less that of an
 * empty call beside it, at a rate that everybody can keep up with; all send to the same rsyslogd by
 * TCP. Whoever does nothing measures the clock. They take turns, each in a JVM of its own.
 */
public final class CallCosts {

  private static final int RATE = 10_000;

  private static final String YAML =
      """
      service: gate
      packs: none
      pointcuts:
        - id: gate
          execution: boolean com.acme.gate.Gate.enter(String)
          event: login
          user: args[0]
          resource: '"the gate"'
          failure: return == false
          reason: { bad_credentials: return == false }
          fields: { who: "args[0]", let_in: return }
      target: '%s'
      """;

  private CallCosts() {}

  private enum Who {
    NOBODY("nobody"),
    TELLTALE("Telltale: event with eight fields, redacted, sealed"),
    LOG4J2("Log4j 2, asynchronous appender, RFC 5424: line with one field", "log4j2"),
    LOGBACK("Logback, asynchronous appender, RFC 3164: line with one field", "logback-async"),
    CLOUDBEES("CloudBees, RFC 5424: line with one field", "cloudbees");

    private final String text;
    private final List<String> journal;

    Who(String text, String... journal) {
      this.text = text;
      this.journal = List.of(journal);
    }

    int port(Rsyslog rsyslog) {
      return this == LOGBACK ? rsyslog.settings().udpPort() : rsyslog.settings().tcpPort();
    }
  }

  private record Run(double cpu, double median, double most) {}

  /** Measures, so many times for so many seconds. */
  public static Section measure(int rounds, int seconds) throws IOException {
    Map<Who, List<Run>> runs = new EnumMap<>(Who.class);
    for (int i = 0; i < rounds; i++) {
      for (Who who : Who.values()) {
        runs.computeIfAbsent(who, key -> new ArrayList<>()).add(run(who, seconds));
      }
    }
    Section section =
        new Section(
            "An event on the application's thread",
            "%,d calls a second, %d times %d seconds each, in turns, to one rsyslogd."
                .formatted(RATE, rounds, seconds),
            "CPU ns a call",
            "wall ns, half of the calls",
            "wall ns, 99.9 %");
    runs.forEach(
        (who, its) ->
            section.row(
                who.text,
                Medians.of(its, Run::cpu),
                Medians.of(its, Run::median),
                Medians.of(its, Run::most)));
    return section;
  }

  private static Run run(Who who, int seconds) throws IOException {
    try (Rsyslog rsyslog = Rsyslog.start();
        Forked process = Forked.start(Build.newFolder("calls"), command(who, rsyslog, seconds))) {
      await()
          .atMost(Duration.ofSeconds(60L + 4L * seconds))
          .until(() -> process.stdout().contains("all of line 0 came"));
      process.closeStdin();
      int code = process.awaitExit();
      if (code != 0) {
        throw new AssertionError("exit code " + code + "\n" + process.stderr());
      }
      if (who != Who.NOBODY && rsyslog.lines().isEmpty()) {
        throw new AssertionError("nothing came from " + who + "\n" + process.stderr());
      }
      Map<String, Double> said =
          process
              .stdout()
              .lines()
              .map(line -> line.split(" "))
              .filter(words -> words.length == 2 && words[1].matches("-?\\d+"))
              .collect(Collectors.toMap(words -> words[0], words -> Double.valueOf(words[1])));
      return new Run(said.get("cpu_ns"), said.get("p50_ns"), said.get("p999_ns"));
    }
  }

  private static List<String> command(Who who, Rsyslog rsyslog, int seconds) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Jvms.current().java().toString());
    if (who == Who.TELLTALE) {
      Path file = Build.newFolder("calls").resolve("telltale.yaml");
      Files.writeString(file, YAML.formatted(rsyslog.tcpTarget()));
      command.add(Agent.withoutOptions().configuration(file).flag());
    }
    command.addAll(List.of("-jar", Build.gateJar().toString()));
    command.addAll(List.of(Integer.toString(RATE), "1", Long.toString((long) RATE * seconds)));
    if (!who.journal.isEmpty()) {
      command.addAll(who.journal);
      command.addAll(List.of(Ports.LOOPBACK, Integer.toString(who.port(rsyslog))));
    }
    return command;
  }
}
