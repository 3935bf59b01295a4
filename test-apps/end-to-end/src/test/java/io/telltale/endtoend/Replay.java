// SPDX-License-Identifier: Apache-2.0

package io.telltale.endtoend;

import io.telltale.harness.Agent;
import io.telltale.harness.Build;
import io.telltale.harness.Forked;
import io.telltale.harness.Installed;
import io.telltale.harness.Jvms;
import io.telltale.harness.Rsyslog;
import io.telltale.harness.SyslogEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What people did to the payroll application, behind a proxy that says where they come from, and
 * what rsyslog then had of it.
 */
record Replay(String name, List<SyslogEvent> events) {

  /** The application, as it is reached. */
  record Site(URI address, Clock clock, Rsyslog rsyslog) {

    PayrollVisitor from(String client) {
      return new PayrollVisitor(address, "Replay", client);
    }

    /** Time goes by, for the application. */
    void pass(Duration time) {
      clock.pass(time);
    }
  }

  /** What somebody does. */
  interface Traffic {
    void against(Site site);
  }

  /**
   * The application's clock. One that is faster is set before its JVM, whose agent is none the
   * wiser.
   */
  record Clock(int speed) {

    static final Clock TRUE = new Clock(1);

    void pass(Duration time) {
      try {
        Thread.sleep(time.toMillis() / speed);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError("interrupted", e);
      }
    }

    private Map<String, String> environment() {
      return speed == 1
          ? Map.of()
          : Map.of("LD_PRELOAD", library().toString(), "CLOCK_SPEED", Integer.toString(speed));
    }

    private static Path library() {
      Path folder = Build.newFolder("clock");
      Path library = folder.resolve("clock.so");
      Path source = Path.of("src/test/fixtures/clock/clock.c").toAbsolutePath();
      String gcc = Installed.require("gcc").toString();
      List<String> command =
          List.of(gcc, "-shared", "-fPIC", "-o", library.toString(), source.toString(), "-ldl");
      try (Forked compiler = Forked.start(folder, command)) {
        if (compiler.awaitExit() != 0) {
          throw new AssertionError(compiler.stderr());
        }
      }
      return library;
    }
  }

  static Replay run(String name, Traffic traffic) {
    return run(name, Clock.TRUE, Build.payrollExecutableJar(), traffic);
  }

  static Replay run(String name, Clock clock, Path jar, Traffic traffic) {
    Path file = Build.newFolder("replay").resolve("telltale.yaml");
    try {
      String trusted = "\ntrusted_proxies: [127.0.0.1]\n";
      Files.writeString(file, Files.readString(Build.payrollConfiguration()) + trusted);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try (Rsyslog rsyslog = Rsyslog.start()) {
      Agent agent = Agent.withoutOptions().configuration(file).target(rsyslog.relpTarget());
      try (PayrollJar payroll =
          PayrollJar.start(Jvms.current(), List.of(agent.flag()), jar, clock.environment())) {
        traffic.against(new Site(payroll.address(), clock, rsyslog));
      }
      rsyslog.awaitEvent("agent_stopped");
      return new Replay(name, rsyslog.events());
    }
  }

  List<SyslogEvent> alerts() {
    return events.stream().filter(event -> event.type().equals("alert")).toList();
  }

  /** The rules that were told. */
  Set<String> rules() {
    Set<String> rules = new TreeSet<>();
    alerts().forEach(alert -> rules.add(alert.text("rule.id")));
    return rules;
  }

  long count(String type) {
    return events.stream().filter(event -> event.type().equals(type)).count();
  }

  /** From the first event of what is attacked with to the alert, by the application's clock. */
  Duration untilTold(String rule) {
    Instant told =
        alerts().stream()
            .filter(alert -> rule.equals(alert.text("rule.id")))
            .map(Replay::time)
            .min(Comparator.naturalOrder())
            .orElseThrow();
    return Duration.between(first(), told);
  }

  /** How many events of it there were until then. */
  long eventsUntilTold(String rule) {
    Instant told = first().plus(untilTold(rule));
    return attack().filter(event -> !time(event).isAfter(told)).count();
  }

  private Instant first() {
    return attack().map(Replay::time).min(Comparator.naturalOrder()).orElseThrow();
  }

  private Stream<SyslogEvent> attack() {
    return events.stream()
        .filter(event -> event.text("source.ip") != null && !event.type().equals("alert"));
  }

  private static Instant time(SyslogEvent event) {
    return Instant.parse(event.text("@timestamp"));
  }
}
