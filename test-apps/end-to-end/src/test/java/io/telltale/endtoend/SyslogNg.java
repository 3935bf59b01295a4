// SPDX-License-Identifier: Apache-2.0

package io.telltale.endtoend;

import io.telltale.harness.Build;
import io.telltale.harness.CertificateAuthority;
import io.telltale.harness.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A real syslog-ng with the configuration that we recommend. Its package and that of rsyslog
 * exclude each other, so {@code ./verify} unpacks it beside.
 */
record SyslogNg(Path folder, int tcpPort, int tlsPort, int linePort, int udpPort) {

  /** Where syslog-ng is, and what it needs to be started there. */
  record Installation(Path executable, List<String> options, Map<String, String> environment) {}

  static Optional<Installation> find() {
    Path root = Build.syslogNg();
    Path unpacked = root.resolve("usr/sbin/syslog-ng");
    if (Files.isExecutable(unpacked)) {
      String libraries =
          "%1$s/usr/lib/x86_64-linux-gnu:%1$s/lib/x86_64-linux-gnu:%1$s/usr/lib/aarch64-linux-gnu:%1$s/lib/aarch64-linux-gnu:%1$s/usr/lib/syslog-ng"
              .formatted(root);
      return Optional.of(
          new Installation(
              unpacked,
              List.of("--module-path", modules(root.resolve("usr/lib/syslog-ng")).toString()),
              Map.of("LD_LIBRARY_PATH", libraries)));
    }
    Path installed = Path.of("/usr/sbin/syslog-ng");
    return Files.isExecutable(installed)
        ? Optional.of(new Installation(installed, List.of(), Map.of()))
        : Optional.empty();
  }

  private static Path modules(Path folder) {
    try (var versions = Files.list(folder)) {
      return versions.filter(Files::isDirectory).findFirst().orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static SyslogNg onFreePorts(Path folder) {
    return new SyslogNg(folder, Ports.free(), Ports.free(), Ports.free(), Ports.free());
  }

  CollectorProcess start(
      Installation installation,
      CertificateAuthority authority,
      CertificateAuthority.Credentials server,
      String address,
      Path events) {
    Path main = folder.resolve("syslog-ng.conf");
    String recommended;
    try {
      recommended = Files.readString(Build.syslogNgConfiguration());
      Files.writeString(main, derive(recommended, authority, server, address, events));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> command =
        new java.util.ArrayList<>(
            List.of(
                installation.executable().toString(), "-F", "--no-caps", "-f", main.toString()));
    command.addAll(installation.options());
    for (String file : List.of("--persist-file", "--pidfile", "--control")) {
      command.addAll(List.of(file, folder.resolve(file.substring(2)).toString()));
    }
    return new CollectorProcess(
        folder, installation.environment(), address, List.of(tcpPort, tlsPort, linePort), command);
  }

  /** A file for each source, since all get the same events here. */
  private String derive(
      String recommended,
      CertificateAuthority authority,
      CertificateAuthority.Credentials server,
      String address,
      Path events) {
    String[] sources = {
      "syslog(ip(\"0.0.0.0\") port(6514) transport(\"tls\")",
      "syslog(ip(\"0.0.0.0\") port(601) transport(\"tcp\")",
      "network(ip(\"0.0.0.0\") port(514) transport(\"tcp\")",
      "syslog(ip(\"0.0.0.0\") port(514) transport(\"udp\")"
    };
    int[] ports = {tlsPort, tcpPort, linePort, udpPort};
    String conf = recommended;
    for (int i = 0; i < sources.length; i++) {
      if (!conf.contains(sources[i])) {
        throw new AssertionError("telltale.conf does not hold this: " + sources[i]);
      }
      String other =
          sources[i]
              .replaceAll("0\\.0\\.0\\.0", address)
              .replaceAll("port\\(\\d+\\)", "port(" + ports[i] + ") tags(\"p" + ports[i] + "\")");
      conf = conf.replace(sources[i], other);
    }
    conf = conf.replace("/var/log/telltale/", events + "/${TAGS}/");
    conf = conf.replace("/etc/syslog-ng/telltale/ca.pem", authority.certificate().toString());
    conf = conf.replace("/etc/syslog-ng/telltale/server.pem", server.certificate().toString());
    conf = conf.replace("/etc/syslog-ng/telltale/server.key", server.key().toString());
    return "@version: 3.38\noptions { keep-hostname(yes); use-dns(no); };\n" + conf;
  }
}
