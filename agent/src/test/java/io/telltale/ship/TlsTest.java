// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class TlsTest {

  @TempDir private static Path folder;

  private static Keys server;
  private static Keys elsewhere;
  private static Keys client;

  private Collector collector;
  private TcpTransport transport;

  @BeforeAll
  static void makeKeys() throws Exception {
    server = Keys.make(folder, "server", "EC", "ip:127.0.0.1");
    elsewhere = Keys.make(folder, "elsewhere", "EC", "dns:logs.example.com");
    client = Keys.make(folder, "client", "RSA", "dns:client");
  }

  @AfterEach
  void close() throws IOException {
    transport.close();
    collector.close();
  }

  private void connect(SSLServerSocket listening, File ca, Keys own) throws IOException {
    collector = Collector.over(listening);
    Tls tls = Tls.of(ca, own == null ? null : own.certificate, own == null ? null : own.key);
    transport = new TcpTransport("127.0.0.1", collector.port(), tls);
    transport.open();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void sendsToWhomItTrusts(String protocol) throws Exception {
    SSLServerSocket listening = server.listen(null);
    listening.setEnabledProtocols(new String[] {protocol});
    connect(listening, server.certificate, null);

    transport.send(Targets.messages("secret", "too"));

    await().until(() -> collector.messages.equals(List.of("secret", "too")));
    SSLSocket accepted = (SSLSocket) collector.connections.get(0);
    assertThat(accepted.getSession().getProtocol()).isEqualTo(protocol);
  }

  @Test
  void sendsNothingToWhomItDoesNotTrust() throws Exception {
    SSLServerSocket listening = server.listen(null);
    assertThatThrownBy(() -> connect(listening, elsewhere.certificate, null))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("certification path");

    assertNothingArrived();
  }

  /** An authority that the JVM trusts may sign for anybody; the name has to be right as well. */
  @Test
  void sendsNothingToSomebodyElse() throws Exception {
    SSLServerSocket listening = elsewhere.listen(null);
    assertThatThrownBy(() -> connect(listening, elsewhere.certificate, null))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("127.0.0.1");

    assertNothingArrived();
  }

  @Test
  void trustsNoStrangerByDefault() throws Exception {
    SSLServerSocket listening = server.listen(null);
    assertThatThrownBy(() -> connect(listening, null, null)).isInstanceOf(IOException.class);

    assertNothingArrived();
  }

  private void assertNothingArrived() {
    assertThat(transport.isOpen()).isFalse();
    assertThatThrownBy(() -> transport.send(Targets.messages("secret")))
        .isInstanceOf(IOException.class);
    await().until(() -> collector.failures.size() == 1);
    assertThat(collector.messages).isEmpty();
  }

  @Test
  void showsItsCertificateWhereOneIsDemanded() throws Exception {
    connect(server.listen(client), server.certificate, client);

    transport.send(Targets.messages("secret"));

    await().until(() -> collector.messages.equals(List.of("secret")));
    SSLSocket accepted = (SSLSocket) collector.connections.get(0);
    assertThat(accepted.getSession().getPeerPrincipal()).hasToString("CN=client");
  }

  /** In TLS 1.3 the server refuses after the client's handshake is done. */
  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void isRefusedWithoutOne(String protocol) throws Exception {
    SSLServerSocket listening = server.listen(client);
    listening.setEnabledProtocols(new String[] {protocol});
    try {
      connect(listening, server.certificate, null);
    } catch (IOException e) {
      assertThat(protocol).isEqualTo("TLSv1.2");
    }

    await().until(() -> !transport.isOpen());
    assertThat(collector.messages).isEmpty();
  }

  @Test
  void noticesWhileIdleThatThePeerIsGone() throws Exception {
    connect(server.listen(null), server.certificate, null);
    transport.send(Targets.messages("a"));
    await().until(() -> collector.messages.size() == 1);

    collector.disconnect();

    await().until(() -> !transport.isOpen());
  }

  @Test
  void connectsAnewEachTime() throws Exception {
    connect(server.listen(client), server.certificate, client);
    for (int i = 0; i < 3; i++) {
      transport.send(Targets.messages("m" + i));
      int sent = i + 1;
      await().until(() -> collector.messages.size() == sent);
      transport.close();
      transport.open();
    }

    assertThat(collector.messages).containsExactly("m0", "m1", "m2");
    assertThat(collector.failures).isEmpty();
  }
}
