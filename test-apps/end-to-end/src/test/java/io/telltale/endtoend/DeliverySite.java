// SPDX-License-Identifier: Apache-2.0

package io.telltale.endtoend;

import io.telltale.harness.Build;
import io.telltale.harness.CertificateAuthority;
import io.telltale.harness.RsyslogSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All collectors at one address, configured as we recommend, and the streams that lead to them: an
 * rsyslogd with each TLS driver and a syslog-ng.
 */
final class DeliverySite implements AutoCloseable {

  private final Path events;
  private final String address;
  private final List<CollectorProcess> processes = new ArrayList<>();
  private final List<DeliveryStream> streams = new ArrayList<>();
  private final RsyslogSettings openssl;
  private final RsyslogSettings gnutls;
  private final SyslogNg syslogNg;

  private DeliverySite(DeliverySite like, String address) {
    this.events = like.events;
    this.address = address;
    this.openssl = like.openssl;
    this.gnutls = like.gnutls;
    this.syslogNg = like.syslogNg;
  }

  /**
   * Starts the collectors on free ports.
   *
   * @param server whose certificate they show
   * @param events where they write to
   */
  DeliverySite(
      CertificateAuthority authority,
      CertificateAuthority.Credentials server,
      String address,
      Path events) {
    this.events = events;
    this.address = address;
    this.openssl = RsyslogSettings.create(authority, server, true);
    this.gnutls = RsyslogSettings.create(authority, server, true);
    this.syslogNg = SyslogNg.onFreePorts(Build.newFolder("syslog-ng"));
    start();
  }

  /** Another one, elsewhere, with the same ports and files. */
  DeliverySite twin(String otherAddress) {
    DeliverySite twin = new DeliverySite(this, otherAddress);
    twin.start();
    return twin;
  }

  private void start() {
    processes.add(rsyslog(openssl, "ossl"));
    add("RELP", "relp", openssl.relpPort(), "", "rsyslog imrelp");
    add("RELP over TLS", "relps", openssl.relpTlsPort(), "", "rsyslog imrelp, OpenSSL");
    add("TLS", "tls", openssl.tlsPort(), "", "rsyslog imtcp, OpenSSL");
    add("TCP", "tcp", openssl.tcpPort(), "", "rsyslog imptcp");
    add("UDP", "udp", openssl.udpPort(), "", "rsyslog imudp");
    processes.add(rsyslog(gnutls, "gtls"));
    add("RELP over TLS", "relps", gnutls.relpTlsPort(), "", "rsyslog imrelp, GnuTLS");
    add("TLS", "tls", gnutls.tlsPort(), "", "rsyslog imtcp, GnuTLS");
    Optional<SyslogNg.Installation> installation = SyslogNg.find();
    if (installation.isPresent()) {
      processes.add(
          syslogNg.start(
              installation.get(), openssl.authority(), openssl.server(), address, events));
      add("TLS", "tls", syslogNg.tlsPort(), "", "syslog-ng");
      add("TCP", "tcp", syslogNg.tcpPort(), "", "syslog-ng");
      add("TCP, line feeds", "tcp", syslogNg.linePort(), ", framing: lf", "syslog-ng");
      add("UDP", "udp", syslogNg.udpPort(), "", "syslog-ng");
    } else {
      String reason = "no syslog-ng on this machine: run ./verify, which unpacks it";
      System.out.println("SKIPPED: " + reason);
      if (Build.isContinuousIntegration()) {
        throw new AssertionError(reason);
      }
    }
  }

  private CollectorProcess rsyslog(RsyslogSettings settings, String driver) {
    return RsyslogStreams.start(
        Build.newFolder("rsyslog-" + driver), settings, driver, address, events);
  }

  private void add(String transport, String scheme, int port, String framing, String to) {
    streams.add(new DeliveryStream(transport + " → " + to, scheme, port, framing, events));
  }

  List<DeliveryStream> streams() {
    return streams;
  }

  /** Ways to rsyslogd that share no files, one for each of the peers. */
  List<DeliveryStream> streamsOfPeers() {
    return List.of(
        new DeliveryStream("Log4j 2, asynchronous, TCP", "log4j2", openssl.tcpPort(), "", events),
        new DeliveryStream("CloudBees, TCP", "cloudbees", gnutls.tcpPort(), "", events),
        new DeliveryStream("Logback, UDP", "logback", openssl.udpPort(), "", events));
  }

  List<CollectorProcess> processes() {
    return processes;
  }

  @Override
  public void close() {
    processes.forEach(CollectorProcess::close);
  }
}
