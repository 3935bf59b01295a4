// SPDX-License-Identifier: Apache-2.0

package io.telltale.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What of the configuration that we recommend, {@code src/siem/rsyslog/telltale.conf}, has to be
 * different in a test: ports, folders and whether a client must show a certificate.
 */
public record RsyslogSettings(
    int udpPort,
    int tcpPort,
    int tlsPort,
    int relpPort,
    int relpTlsPort,
    CertificateAuthority authority,
    CertificateAuthority.Credentials server,
    boolean demandsClientCertificate) {

  public static RsyslogSettings create(Path folder, boolean demandsClientCertificate) {
    CertificateAuthority authority = CertificateAuthority.create(folder, "logs.example.com CA");
    return create(authority, authority.issueServer(), demandsClientCertificate);
  }

  public static RsyslogSettings create(
      CertificateAuthority authority,
      CertificateAuthority.Credentials server,
      boolean demandsClientCertificate) {
    return new RsyslogSettings(
        Ports.free(),
        Ports.free(),
        Ports.free(),
        Ports.free(),
        Ports.free(),
        authority,
        server,
        demandsClientCertificate);
  }

  /** As {@link #write}, and all goes on to a store on that port of the loopback address. */
  Path writeForwarding(Path folder, Path events, int store) {
    Path main = write(folder, events);
    Path forward = folder.resolve("telltale-elasticsearch.conf");
    Path derived = folder.resolve("telltale.conf");
    try {
      String conf = Files.readString(Build.rsyslogToElasticsearch());
      conf = replaceOnce(conf, "serverPort=\"9200\"", "serverPort=\"" + store + "\"");
      conf = replaceOnce(conf, "/var/log/telltale-refused.log", folder.resolve("refused") + "");
      Files.writeString(forward, conf);
      String call = "call telltaleElasticsearch";
      Files.writeString(derived, replaceOnce(Files.readString(derived), "# " + call, call));
      return Files.writeString(
          main, Files.readString(main) + "include(file=\"" + forward + "\")\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes the derived configuration, and the main one that includes it; returns the latter. */
  public Path write(Path folder, Path events) {
    Path derived = folder.resolve("telltale.conf");
    Path main = folder.resolve("rsyslog.conf");
    String configuration =
        """
        global(workDirectory="%s" net.enableDNS="off")
        include(file="%s")
        """
            .formatted(folder, derived);
    try {
      Files.writeString(derived, derive(Files.readString(Build.rsyslogConfiguration()), events));
      return Files.writeString(main, configuration);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String derive(String recommended, Path events) {
    String conf = recommended;
    conf = replaceOnce(conf, input("imudp", 514), loopbackInput("imudp", udpPort));
    conf = replaceOnce(conf, input("imptcp", 514), loopbackInput("imptcp", tcpPort));
    conf = replaceOnce(conf, input("imtcp", 6514), loopbackInput("imtcp", tlsPort));
    conf = replaceOnce(conf, input("imrelp", 20514), loopbackInput("imrelp", relpPort));
    String relpTls = "  type=\"imrelp\"\n  port=\"%d\"\n";
    conf =
        replaceOnce(
            conf,
            relpTls.formatted(2514),
            relpTls.formatted(relpTlsPort) + "  address=\"" + Ports.LOOPBACK + "\"\n");
    conf = replace(conf, "/etc/rsyslog.d/telltale/ca.pem", authority.certificate());
    conf = replace(conf, "/etc/rsyslog.d/telltale/server.pem", server.certificate());
    conf = replace(conf, "/etc/rsyslog.d/telltale/server.key", server.key());
    conf = replaceOnce(conf, "/var/log/telltale/", events + "/");
    if (!demandsClientCertificate) {
      String demanding = "\n  streamDriver.authMode=\"x509/certvalid\"\n";
      conf = replaceOnce(conf, demanding, "\n  streamDriver.authMode=\"anon\"\n");
      conf = replaceOnce(conf, "\n  tls.authMode=\"certvalid\"\n", "\n");
    }
    return conf;
  }

  private static String input(String module, int port) {
    return "input(type=\"%s\" port=\"%d\"".formatted(module, port);
  }

  private static String loopbackInput(String module, int port) {
    return "input(type=\"%s\" address=\"%s\" port=\"%d\"".formatted(module, Ports.LOOPBACK, port);
  }

  /** In the TLS driver's settings and in those of RELP. */
  private static String replace(String text, String old, Path replacement) {
    if (text.split(old, -1).length != 3) {
      throw new AssertionError("telltale.conf does not hold this twice: " + old);
    }
    return text.replace(old, replacement.toString());
  }

  private static String replaceOnce(String text, String old, String replacement) {
    int at = text.indexOf(old);
    if (at < 0 || text.indexOf(old, at + 1) >= 0) {
      throw new AssertionError("telltale.conf does not hold this exactly once: " + old);
    }
    return text.replace(old, replacement);
  }
}
