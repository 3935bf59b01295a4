// SPDX-License-Identifier: Apache-2.0

package io.telltale.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiverTlsTest {

  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  @TempDir private static Path folder;

  private static KeyFiles server;
  private static KeyFiles known;
  private static KeyFiles stranger;

  private final List<String> received = new CopyOnWriteArrayList<>();
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final Receiver receiver =
      new Receiver((message, peer) -> received.add(new String(message, UTF_8)), complaints::add);

  @BeforeAll
  static void makeKeys() throws Exception {
    server = KeyFiles.make(folder, "server");
    known = KeyFiles.make(folder, "known");
    stranger = KeyFiles.make(folder, "stranger");
  }

  @AfterEach
  void close() throws IOException {
    receiver.close();
  }

  private int listen(File clientAuthorities) throws IOException {
    String url =
        receiver.tls(
            LOOPBACK,
            0,
            ServerTls.context(server.certificate, server.key, clientAuthorities),
            clientAuthorities != null);
    assertThat(url).startsWith("tls://127.0.0.1:");
    return URI.create(url).getPort();
  }

  private static void send(int port, KeyFiles client, String protocol) throws Exception {
    try (SSLSocket socket =
        (SSLSocket) client.clientThatTrusts(server).createSocket(LOOPBACK, port)) {
      socket.setEnabledProtocols(new String[] {protocol});
      socket.startHandshake();
      socket.getOutputStream().write(Samples.counted("<13>1 secret".getBytes(UTF_8)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void receivesOverTls(String protocol) throws Exception {
    send(listen(null), stranger, protocol);

    await().until(() -> received.equals(List.of("<13>1 secret")));
    assertThat(complaints).isEmpty();
  }

  @Test
  void takesClientsWithACertificateOfItsAuthority() throws Exception {
    send(listen(known.certificate), known, "TLSv1.3");

    await().until(() -> received.equals(List.of("<13>1 secret")));
  }

  @Test
  void refusesOtherClientsIfItHasAnAuthority() throws Exception {
    int port = listen(known.certificate);

    assertThatThrownBy(() -> send(port, stranger, "TLSv1.2")).isInstanceOf(IOException.class);

    await().until(() -> complaints.size() == 1);
    assertThat(complaints.get(0)).contains("connection closed: ").contains("SSL");
    assertThat(received).isEmpty();
  }

  @Test
  void refusesPlainTextAndServesOthers() throws Exception {
    int port = listen(null);
    try (Socket plain = new Socket(LOOPBACK, port)) {
      plain.getOutputStream().write("<13>1 not secret\n".getBytes(UTF_8));
      await().until(() -> complaints.size() == 1);
      send(port, stranger, "TLSv1.3");
      await().until(() -> received.equals(List.of("<13>1 secret")));
    }
  }

  @Test
  void saysWhichFilesDoNotFit() {
    assertThatThrownBy(() -> ServerTls.context(server.key, server.key, null))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> ServerTls.context(folder.resolve("no").toFile(), server.key, null))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no");
  }
}
