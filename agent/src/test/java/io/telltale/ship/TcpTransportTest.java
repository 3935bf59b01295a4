// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TcpTransportTest {

  private Collector collector;
  private TcpTransport transport;

  @BeforeEach
  void listen() throws IOException {
    collector = Collector.onAnyPort();
    transport = new TcpTransport("127.0.0.1", collector.port(), null);
  }

  @AfterEach
  void close() throws IOException {
    transport.close();
    collector.close();
  }

  @Test
  void countsOctetsAndNotCharacters() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, Collector.LOOPBACK)) {
      TcpTransport direct = new TcpTransport("127.0.0.1", server.getLocalPort(), null);
      direct.open();
      try (Socket accepted = server.accept()) {
        direct.send(Targets.messages("<84>1 a", "Jürgen", "x".repeat(12)));
        direct.close();
        assertThat(new String(accepted.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
            .isEqualTo("7 <84>1 a7 Jürgen12 xxxxxxxxxxxx");
      }
    }
  }

  @Test
  void sendsAtOnceAndInOrder() throws IOException {
    transport.open();
    transport.send(Targets.messages("a", "b"));
    transport.send(Targets.messages("c".repeat(200_000)));

    await().until(() -> collector.messages.size() == 3);
    assertThat(collector.messages).startsWith("a", "b");
    assertThat(collector.messages.get(2)).hasSize(200_000);
    assertThat(collector.failures).isEmpty();
  }

  @Test
  void noticesWhileIdleThatThePeerIsGone() throws IOException {
    transport.open();
    await().until(() -> collector.connections.size() == 1);
    assertThat(transport.isOpen()).isTrue();

    collector.disconnect();

    await().until(() -> !transport.isOpen());
    assertThatThrownBy(() -> transport.send(Targets.messages("lost?")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("closed by the other end");
  }

  @Test
  void paysNoHeedToWhatThePeerSays() throws IOException {
    transport.open();
    await().until(() -> collector.connections.size() == 1);
    collector.connections.get(0).getOutputStream().write(new byte[100_000]);

    transport.send(Targets.messages("a"));

    await().until(() -> collector.messages.size() == 1);
    assertThat(transport.isOpen()).isTrue();
  }

  @Test
  void canBeOpenedAgain() throws IOException {
    transport.open();
    transport.close();
    assertThat(transport.isOpen()).isFalse();
    assertThatThrownBy(() -> transport.send(Targets.messages("a"))).isInstanceOf(IOException.class);

    transport.open();
    transport.send(Targets.messages("b"));

    await().until(() -> collector.messages.equals(List.of("b")));
    assertThat(transport.isOpen()).isTrue();
  }

  @Test
  void saysThatNobodyListens() throws IOException {
    TcpTransport nowhere = new TcpTransport("127.0.0.1", Collector.freePort(), null);

    assertThatThrownBy(nowhere::open).isInstanceOf(IOException.class);
    assertThat(nowhere.isOpen()).isFalse();
  }

  @Test
  void leavesNoThreadBehind() throws IOException {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    transport.open();
    Set<Thread> watching = new HashSet<>(Thread.getAllStackTraces().keySet());
    watching.removeAll(before);
    watching.removeIf(thread -> !thread.getName().startsWith("telltale-"));
    assertThat(watching).hasSize(1);

    transport.close();

    await().until(() -> watching.stream().noneMatch(Thread::isAlive));
  }
}
