// SPDX-License-Identifier: Apache-2.0

package io.telltale.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.net.BindException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReceiverTest {

  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  private final List<String> received = new CopyOnWriteArrayList<>();
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final Inbox inbox = (message, peer) -> received.add(new String(message, UTF_8));
  private final Receiver receiver = new Receiver(inbox, complaints::add);

  @AfterEach
  void close() throws IOException {
    receiver.close();
  }

  private static Socket connect(String url) throws IOException {
    return new Socket(LOOPBACK, URI.create(url).getPort());
  }

  private static void send(Socket socket, String text) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(text.getBytes(UTF_8));
    out.flush();
  }

  @Test
  void takesADatagramAsAMessage() throws IOException {
    String url = receiver.udp(LOOPBACK, 0);
    assertThat(url).matches("udp://127\\.0\\.0\\.1:[1-9][0-9]*");

    try (DatagramSocket socket = new DatagramSocket()) {
      for (String text : List.of("<13>1 long enough", "", "9 <13>1\nx")) {
        byte[] octets = text.getBytes(UTF_8);
        socket.send(new DatagramPacket(octets, octets.length, LOOPBACK, URI.create(url).getPort()));
      }
    }

    await().until(() -> received.size() == 3);
    assertThat(received).containsExactly("<13>1 long enough", "", "9 <13>1\nx");
  }

  @Test
  void takesFramesFromManyConnections() throws IOException {
    String url = receiver.tcp(LOOPBACK, 0);

    try (Socket one = connect(url);
        Socket other = connect(url)) {
      send(one, "6 <13>1");
      send(other, "<13>b\n");
      await().until(() -> received.contains("<13>b"));
      send(one, "a<13>c\n");
      await().until(() -> received.size() == 3);
    }

    assertThat(received).containsExactlyInAnyOrder("<13>b", "<13>1a", "<13>c");
    assertThat(complaints).as("a peer that closes between frames is no news").isEmpty();
  }

  @Test
  void closesAConnectionWithGarbageAndNoOther() throws IOException {
    String url = receiver.tcp(LOOPBACK, 0);

    try (Socket good = connect(url);
        Socket bad = connect(url)) {
      send(good, "<13>before\n");
      send(bad, "<13>x\n\u001b[2Jgarbage <13>never shown\n");

      assertThat(endOf(bad)).as("closed by the receiver").isTrue();
      send(good, "<13>after\n");
      await().until(() -> received.size() == 3);
    }

    assertThat(received).containsExactlyInAnyOrder("<13>before", "<13>x", "<13>after");
    assertThat(complaints)
        .singleElement()
        .asString()
        .matches("127\\.0\\.0\\.1:\\d+: connection closed: garbage: octet 0x1b begins no frame");
  }

  @Test
  void closesAConnectionThatStallsInsideAFrame() throws IOException {
    StreamReading impatient = new StreamReading(StreamListener.Security.NONE, inbox, 50);
    try (StreamListener listener = new StreamListener(LOOPBACK, 0, impatient, complaints::add);
        Socket idle = new Socket(LOOPBACK, listener.port());
        Socket stalled = new Socket(LOOPBACK, listener.port())) {
      send(idle, "<13>complete\n");
      send(stalled, "20 <13>");

      assertThat(endOf(stalled)).isTrue();
      send(idle, "<13>later\n");
      await().until(() -> received.size() == 2);
    }
    assertThat(complaints).singleElement().asString().contains("stalled");
  }

  @Test
  void refusesMoreConnectionsThanItsBound() throws IOException {
    StreamReading reading = new StreamReading(StreamListener.Security.NONE, inbox);
    try (StreamListener listener = new StreamListener(LOOPBACK, 0, reading, complaints::add, 1);
        Socket first = new Socket(LOOPBACK, listener.port())) {
      send(first, "<13>in\n");
      await().until(() -> received.size() == 1);
      try (Socket second = new Socket(LOOPBACK, listener.port())) {
        assertThat(endOf(second)).isTrue();
      }
      first.close();
      await().until(() -> isServed(listener));
    }
    assertThat(complaints).anyMatch(line -> line.contains("refused: 1 connections are open"));
  }

  private boolean isServed(StreamListener listener) throws IOException {
    try (Socket third = new Socket(LOOPBACK, listener.port())) {
      send(third, "<13>again\n");
      third.shutdownOutput();
      return endOf(third) && received.contains("<13>again");
    } catch (IOException e) {
      return false; // refused while the first one's place is not free yet
    }
  }

  @Test
  void tellsAPortThatIsTaken() throws IOException {
    int taken = URI.create(receiver.tcp(LOOPBACK, 0)).getPort();

    assertThatThrownBy(() -> receiver.tcp(LOOPBACK, taken))
        .isInstanceOf(CliException.class)
        .hasMessageContaining("cannot listen on tcp://127.0.0.1:" + taken)
        .hasCauseInstanceOf(BindException.class);
  }

  @Test
  void closesItsConnectionsWhenItIsClosed() throws IOException {
    String url = receiver.tcp(LOOPBACK, 0);
    try (Socket open = connect(url)) {
      send(open, "<13>x\n");
      await().until(() -> received.size() == 1);
      receiver.close();

      assertThat(endOf(open)).isTrue();
    }
    assertThat(complaints).isEmpty();
  }

  /** Whether the other side ends the connection, politely or not. */
  private static boolean endOf(Socket socket) throws IOException {
    socket.setSoTimeout(30_000);
    try {
      return socket.getInputStream().read() < 0;
    } catch (SocketException e) {
      return true; // a reset, since it did not read all that was sent
    }
  }
}
