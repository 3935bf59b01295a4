// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.telltale.config.Target;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TcpTransportTest {

  private Collector collector;
  private TcpTransport transport;

  private static TcpTransport tcp(int port) {
    return tcp(port, TcpTransport.IN_DOUBT_BYTES);
  }

  private static TcpTransport tcp(int port, long mostInDoubt) {
    return new TcpTransport(
        Targets.endpoint("tcp://127.0.0.1:" + port), Target.Framing.OCTET, null, mostInDoubt);
  }

  @BeforeEach
  void listen() throws IOException {
    collector = Collector.onAnyPort();
    transport = tcp(collector.port());
  }

  @AfterEach
  void close() throws IOException {
    transport.close();
    collector.close();
  }

  @Test
  void countsOctetsAndNotCharacters() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, Collector.LOOPBACK)) {
      TcpTransport direct = tcp(server.getLocalPort());
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
  void isOfNoUseOnceItIsClosed() throws IOException {
    transport.open();
    transport.close();

    assertThat(transport.isOpen()).isFalse();
    assertThatThrownBy(() -> transport.send(Targets.messages("a"))).isInstanceOf(IOException.class);
  }

  @Test
  void saysThatNobodyListens() throws IOException {
    TcpTransport nowhere = tcp(Collector.freePort());

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

  @Test
  void putsALineFeedBehindWhereThatIsTheFraming() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, Collector.LOOPBACK)) {
      TcpTransport lines =
          new TcpTransport(
              Targets.endpoint("tcp://127.0.0.1:" + server.getLocalPort()),
              Target.Framing.LF,
              null,
              TcpTransport.IN_DOUBT_BYTES);
      lines.open();
      try (Socket accepted = server.accept()) {
        lines.send(Targets.messages("<84>1 a", "Jürgen"));
        lines.close();
        assertThat(new String(accepted.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
            .isEqualTo("<84>1 a\nJürgen\n");
      }
    }
  }

  @Test
  void hearsThatAllWasReadWhenItSaysThatNothingMoreComes() throws IOException {
    transport.open();
    transport.send(Targets.messages("a", "b"));
    assertThat(transport.confirmed()).as("nobody answers").isZero();

    assertThat(transport.finish(TimeUnit.SECONDS.toNanos(30))).isTrue();

    assertThat(collector.messages).containsExactly("a", "b");
    assertThat(transport.isOpen()).isFalse();
  }

  @Test
  void doesNotTakeAResetForAnEnd() throws IOException {
    transport.open();
    await().until(() -> collector.connections.size() == 1);
    transport.send(Targets.messages("a"));
    collector.connections.get(0).setSoLinger(true, 0);
    collector.disconnect();
    await().until(() -> !transport.isOpen());

    boolean read;
    try {
      read = transport.finish(TimeUnit.SECONDS.toNanos(30));
    } catch (IOException e) {
      read = false;
    }
    assertThat(read).isFalse();
  }

  @Test
  void waitsNoLongerThanItMay() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, Collector.LOOPBACK)) {
      TcpTransport direct = tcp(server.getLocalPort());
      direct.open();
      direct.send(Targets.messages("a"));

      assertThat(direct.finish(TimeUnit.MILLISECONDS.toNanos(50))).isFalse();
      direct.close();
    }
  }

  @Test
  void isSpentWhenTooMuchIsInDoubtForTheHeap() throws IOException {
    transport = tcp(collector.port(), 4L << 20);
    transport.open();
    String large = "x".repeat(1 << 20);
    int sent = 0;
    while (!transport.isSpent()) {
      assertThat(transport.room()).isPositive();
      transport.send(Targets.messages(large));
      sent++;
    }

    assertThat(sent).isEqualTo(4);
    assertThat(transport.confirmed()).isZero();
    assertThat(transport.room()).isZero();
    assertThat(transport.finish(TimeUnit.SECONDS.toNanos(30))).isTrue();
    assertThat(collector.messages).hasSize(sent);
  }

  @Test
  void confirmsWhatMoreHasFollowedThanBuffersHold() throws IOException {
    transport.open();
    String large = "x".repeat(1 << 20);
    for (int i = 0; i < 15; i++) {
      transport.send(Targets.messages(large));
    }
    assertThat(transport.confirmed()).isZero();

    for (int i = 0; i < 3; i++) {
      transport.send(Targets.messages(large));
    }

    assertThat(transport.confirmed()).isEqualTo(3);
    assertThat(transport.isSpent()).isFalse();
  }

  @Test
  void endsAWriteThatNobodyReads() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, Collector.LOOPBACK)) {
      TcpTransport direct = tcp(server.getLocalPort());
      direct.open();
      CountDownLatch ended = new CountDownLatch(1);
      Thread writer =
          new Thread(
              () -> {
                try {
                  while (true) {
                    direct.send(Targets.messages("x".repeat(1 << 20)));
                  }
                } catch (IOException e) {
                  ended.countDown();
                }
              });
      writer.start();
      await().until(() -> direct.busyFor() > TimeUnit.MILLISECONDS.toNanos(200));

      direct.abort();

      assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
      assertThat(direct.busyFor()).isZero();
      direct.close();
    }
  }
}
