// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.telltale.config.Target;
import io.telltale.config.TlsOptions;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
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
    if (transport != null) {
      transport.close();
    }
    if (collector != null) {
      collector.close();
    }
  }

  private void connect(SSLServerSocket listening, File ca, Keys own) throws IOException {
    collector = Collector.over(listening);
    connect(Targets.tls(ca == null ? null : ca.toPath(), own));
  }

  private void connect(TlsOptions options) throws IOException {
    transport =
        new TcpTransport(
            Targets.endpoint("tls://127.0.0.1:" + collector.port()),
            Target.Framing.OCTET,
            Tls.of(options),
            TcpTransport.IN_DOUBT_BYTES);
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
      connect(Targets.tls(server.certificate.toPath(), client));
    }

    assertThat(collector.messages).containsExactly("m0", "m1", "m2");
    assertThat(collector.failures).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void hearsThatAllWasRead(String protocol) throws Exception {
    SSLServerSocket listening = server.listen(null);
    listening.setEnabledProtocols(new String[] {protocol});
    connect(listening, server.certificate, null);
    transport.send(Targets.messages("a", "b"));

    assertThat(transport.finish(TimeUnit.SECONDS.toNanos(30))).isTrue();

    assertThat(collector.messages).containsExactly("a", "b");
  }

  /** By its key, whoever has signed it and whatever name is in it. */
  @Test
  void trustsWhomItsFingerprintNames() throws Exception {
    String pinned = PinnedTrust.fingerprint(Pem.certificates(elsewhere.certificate).get(0));
    collector = Collector.over(elsewhere.listen(null));
    connect(Targets.with("url: 'tls://h', fingerprint: 'sha-256:" + colons(pinned) + "'").tls());

    transport.send(Targets.messages("secret"));

    await().until(() -> collector.messages.equals(List.of("secret")));
  }

  @Test
  void trustsNobodyElseThen() throws Exception {
    String pinned = PinnedTrust.fingerprint(Pem.certificates(elsewhere.certificate).get(0));
    String keys = ", ca: " + server.certificate;
    collector = Collector.over(server.listen(null));

    assertThatThrownBy(
            () -> connect(Targets.with("url: 'tls://h', fingerprint: " + pinned + keys).tls()))
        .isInstanceOf(IOException.class)
        .rootCause()
        .hasMessageContaining(
            "sha-256:" + PinnedTrust.fingerprint(Pem.certificates(server.certificate).get(0)));
    assertNothingArrived();
  }

  private static String colons(String digits) {
    return digits.toUpperCase(Locale.ROOT).replaceAll("..(?!$)", "$0:");
  }

  @Test
  void readsPkcs12WithAPassword() throws Exception {
    Path password = Files.writeString(folder.resolve("password"), "changeit\n");
    Path trusted = server.trustStore(folder.resolve("trust.p12"));
    collector = Collector.over(server.listen(client));
    connect(
        Targets.with(
                "url: 'tls://h', ca: %s, ca_password: '${file:%s}', certificate: %s, password: '${file:%s}'"
                    .formatted(trusted, password, client.store(), password))
            .tls());

    transport.send(Targets.messages("secret"));

    await().until(() -> collector.messages.equals(List.of("secret")));
    SSLSocket accepted = (SSLSocket) collector.connections.get(0);
    assertThat(accepted.getSession().getPeerPrincipal()).hasToString("CN=client");
  }

  @Test
  void saysWhichStoreDoesNotOpen() throws Exception {
    Path password = Files.writeString(folder.resolve("wrong"), "wrong");
    TlsOptions options =
        Targets.with(
                "url: 'tls://h', certificate: %s, password: '${file:%s}'"
                    .formatted(client.store(), password))
            .tls();

    assertThatThrownBy(() -> Tls.of(options))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("client.p12")
        .hasMessageNotContaining("wrong");
  }

  @Test
  void saysThatAStoreTrustsNobody() throws Exception {
    Path password = Files.writeString(folder.resolve("password"), "changeit");
    TlsOptions options =
        Targets.with(
                "url: 'tls://h', ca: %s, ca_password: '${file:%s}'"
                    .formatted(client.store(), password))
            .tls();

    assertThatThrownBy(() -> Tls.of(options)).hasMessageContaining("no trusted certificate");
  }
}
