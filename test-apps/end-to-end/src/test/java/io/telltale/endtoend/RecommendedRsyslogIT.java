// SPDX-License-Identifier: Apache-2.0

package io.telltale.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.telltale.harness.Rsyslog;
import io.telltale.harness.RsyslogSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rsyslog configuration that we recommend does what its comments say. No agent here. */
class RecommendedRsyslogIT {

  private Rsyslog rsyslog;

  @BeforeEach
  void start() {
    rsyslog = Rsyslog.startDemandingClientCertificate();
  }

  @AfterEach
  void stop() {
    if (rsyslog != null) {
      rsyslog.close();
    }
  }

  private static String event(String host, String text) {
    return "<84>1 2026-01-02T03:04:05.678Z "
        + host
        + " payroll 4711 login_failure - {\"text\":\""
        + text
        + "\"}";
  }

  private List<String> awaitLines(int count) {
    await().until(() -> rsyslog.lines().size() >= count);
    return rsyslog.lines();
  }

  @Test
  void writesWhatCameOverUdpTcpAndTlsUnchanged() throws Exception {
    RsyslogSettings settings = rsyslog.settings();
    SyslogClient.sendUdp(settings.udpPort(), event("app-1", "udp"));
    SyslogClient.sendTcp(settings.tcpPort(), event("app-1", "tcp ü"), event("app-1", "again"));
    SyslogClient.sendTls(
        settings.tlsPort(),
        settings.authority().certificate(),
        settings.authority().issueClient(),
        event("app-1", "tls"));

    assertThat(awaitLines(4))
        .containsExactlyInAnyOrder(
            event("app-1", "udp"),
            event("app-1", "tcp ü"),
            event("app-1", "again"),
            event("app-1", "tls"));
  }

  @Test
  void writesOneFilePerHostAndUtcDayOfArrival() throws Exception {
    LocalDate before = LocalDate.now(ZoneOffset.UTC);
    SyslogClient.sendTcp(rsyslog.settings().tcpPort(), event("app-1", "a"), event("app-2", "b"));
    awaitLines(2);
    LocalDate after = LocalDate.now(ZoneOffset.UTC);

    assertThat(rsyslog.files())
        .extracting(file -> file.getParent().getFileName().toString())
        .containsExactly("app-1", "app-2");
    assertThat(rsyslog.files())
        .extracting(file -> file.getFileName().toString())
        .isSubsetOf(before + ".log", after + ".log");
  }

  @Test
  void doesNotFollowTheHostOutOfItsFolder() throws Exception {
    SyslogClient.sendTcp(
        rsyslog.settings().tcpPort(), event("../../escaped", "a"), event("..", "b"));

    awaitLines(2);
    assertThat(rsyslog.files())
        .extracting(Path::getParent)
        .extracting(folder -> folder.getParent().getFileName().toString())
        .containsOnly("events");
  }

  @Test
  void keepsAnEventOfSevenKibibytesWhole() throws Exception {
    String longEvent = event("app-1", "x".repeat(7 * 1024));
    SyslogClient.sendTcp(rsyslog.settings().tcpPort(), longEvent);

    assertThat(awaitLines(1)).containsExactly(longEvent);
  }

  @Test
  void keepsAnEventWithALineBreakInOneLine() throws Exception {
    SyslogClient.sendTcp(
        rsyslog.settings().tcpPort(), event("app-1", "one\n<84>1 - forged - - - - -"));

    assertThat(awaitLines(1)).singleElement().asString().contains("one#012<84>1 - forged");
  }

  @Test
  void refusesAClientWithoutCertificate() {
    RsyslogSettings settings = rsyslog.settings();

    assertThatThrownBy(
            () ->
                SyslogClient.sendTls(
                    settings.tlsPort(),
                    settings.authority().certificate(),
                    null,
                    event("app-1", "nobody")))
        .isInstanceOf(IOException.class);
    assertThat(rsyslog.lines()).isEmpty();
  }

  @Test
  void admitsAClientWithoutCertificateWhereItIsNotDemanded() throws Exception {
    try (Rsyslog lenient = Rsyslog.start()) {
      RsyslogSettings settings = lenient.settings();
      SyslogClient.sendTls(
          settings.tlsPort(), settings.authority().certificate(), null, event("app-1", "anybody"));

      await().until(() -> !lenient.lines().isEmpty());
      assertThat(lenient.lines()).containsExactly(event("app-1", "anybody"));
    }
  }
}
