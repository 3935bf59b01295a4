// SPDX-License-Identifier: Apache-2.0

package io.telltale.harness;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;

/**
 * A real rsyslogd on free ports of the loopback address, with the configuration that we recommend.
 * It has nothing to do with an rsyslogd that the machine may run as a service.
 */
public final class Rsyslog implements AutoCloseable {

  private static final Duration START = Duration.ofSeconds(30);
  private static final Duration ARRIVAL = Duration.ofSeconds(30);

  private final Path folder;
  private final RsyslogSettings settings;
  private final Forked process;

  private Rsyslog(Path folder, RsyslogSettings settings, Forked process) {
    this.folder = folder;
    this.settings = settings;
    this.process = process;
  }

  /** Skips the test, loudly, if there is no rsyslogd with TLS; fails it where CI is set. */
  public static Rsyslog start() {
    return start(false, OptionalInt.empty());
  }

  public static Rsyslog startDemandingClientCertificate() {
    return start(true, OptionalInt.empty());
  }

  /** One that also sends to an Elasticsearch or OpenSearch on that port. */
  public static Rsyslog startForwarding(int store) {
    Installed.requireRsyslogModule("omelasticsearch");
    return start(false, OptionalInt.of(store));
  }

  private static Rsyslog start(boolean demandsClientCertificate, OptionalInt store) {
    Path executable = Installed.require("rsyslogd");
    Path folder = Build.newFolder("rsyslog");
    RsyslogSettings settings = RsyslogSettings.create(folder, demandsClientCertificate);
    Path events = folder.resolve("events");
    Path configuration =
        store.isPresent()
            ? settings.writeForwarding(folder, events, store.getAsInt())
            : settings.write(folder, events);
    requireValid(executable, configuration);
    Forked process =
        Forked.start(
            folder,
            List.of(
                executable.toString(),
                "-n",
                "-f",
                configuration.toString(),
                "-i",
                folder.resolve("rsyslogd.pid").toString()));
    Rsyslog rsyslog = new Rsyslog(folder, settings, process);
    try {
      // The UDP port is bound before the TCP ones listen.
      await()
          .atMost(START)
          .until(
              () ->
                  Stream.of(
                          settings.tcpPort(),
                          settings.tlsPort(),
                          settings.relpPort(),
                          settings.relpTlsPort())
                      .allMatch(Ports::accepts));
    } catch (ConditionTimeoutException e) {
      rsyslog.close();
      throw new AssertionError("rsyslogd does not listen, and says:\n" + process.stderr(), e);
    }
    return rsyslog;
  }

  /** rsyslogd itself would start with what is left of a faulty configuration. */
  public static void requireValid(Path executable, Path configuration) {
    List<String> check =
        List.of(executable.toString(), "-N1", "-f", configuration.toString(), "-i", "NONE");
    try (Forked process = Forked.start(Build.newFolder("rsyslog-check"), check)) {
      if (process.awaitExit() != 0) {
        throw new AssertionError("rsyslogd refuses its configuration:\n" + process.stderr());
      }
    }
  }

  public RsyslogSettings settings() {
    return settings;
  }

  public String udpTarget() {
    return "udp://" + Ports.LOOPBACK + ":" + settings.udpPort();
  }

  public String tcpTarget() {
    return "tcp://" + Ports.LOOPBACK + ":" + settings.tcpPort();
  }

  public String relpTarget() {
    return "relp://" + Ports.LOOPBACK + ":" + settings.relpPort();
  }

  public String relpTlsTarget() {
    return "relps://" + Ports.LOOPBACK + ":" + settings.relpTlsPort();
  }

  public String tlsTarget() {
    return "tls://" + Ports.LOOPBACK + ":" + settings.tlsPort();
  }

  /** What the store did not take, as rsyslog notes it; nothing if it took all. */
  public String refusedByStore() {
    Path refused = folder.resolve("refused");
    return Files.exists(refused) ? read(refused) : "";
  }

  /** What rsyslogd says of itself, such as a refused handshake. */
  public String ownLog() {
    return process.stderr();
  }

  /** The files with events, one per host and day. */
  public List<Path> files() {
    Path events = folder.resolve("events");
    if (!Files.exists(events)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(events)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All complete lines of all files, oldest file first. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (Path file : files()) {
      String text = read(file);
      text.substring(0, text.lastIndexOf('\n') + 1).lines().forEach(lines::add);
    }
    return lines;
  }

  public List<SyslogEvent> events() {
    return lines().stream().map(SyslogEvent::parse).toList();
  }

  /** Waits until an event of this kind has arrived, and fails with all that has if none does. */
  public void awaitEvent(String description, Predicate<SyslogEvent> kind) {
    try {
      await().atMost(ARRIVAL).until(() -> events().stream().anyMatch(kind));
    } catch (ConditionTimeoutException e) {
      throw new AssertionError(
          "no " + description + " at rsyslog but:\n" + String.join("\n", lines()), e);
    }
  }

  public void awaitEvent(String type) {
    awaitEvent(type, event -> event.type().equals(type));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.close();
  }
}
