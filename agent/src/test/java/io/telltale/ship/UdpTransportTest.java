// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class UdpTransportTest {

  private static DatagramSocket receiver(int port) throws IOException {
    DatagramSocket socket = new DatagramSocket(new InetSocketAddress("127.0.0.1", port));
    socket.setSoTimeout(10_000);
    return socket;
  }

  private static String receive(DatagramSocket socket) throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[2_000], 2_000);
    socket.receive(packet);
    return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
  }

  @Test
  void sendsAMessageADatagramWithoutFraming() throws IOException {
    try (DatagramSocket socket = receiver(0)) {
      UdpTransport transport = new UdpTransport("127.0.0.1", socket.getLocalPort());
      transport.open();

      transport.send(Targets.messages("<84>1 Jürgen", "x".repeat(UdpTransport.MOST_BYTES)));

      assertThat(receive(socket)).isEqualTo("<84>1 Jürgen");
      assertThat(receive(socket)).hasSize(UdpTransport.MOST_BYTES);
      transport.close();
      assertThat(transport.isOpen()).isFalse();
    }
  }

  /** That nobody listened is told when the next one is sent, which must not be lost for it. */
  @Test
  void sendsOnWhenTheReceiverIsBack() throws IOException {
    DatagramSocket first = receiver(0);
    int port = first.getLocalPort();
    UdpTransport transport = new UdpTransport("127.0.0.1", port);
    transport.open();
    transport.send(Targets.messages("a"));
    assertThat(receive(first)).isEqualTo("a");
    first.close();

    transport.send(Targets.messages("into the void"));
    try (DatagramSocket second = receiver(port)) {
      transport.send(Targets.messages("b", "c"));

      assertThat(receive(second)).isEqualTo("b");
      assertThat(receive(second)).isEqualTo("c");
    }
    transport.close();
  }

  @Test
  void doesNotComplainThatNobodyListens() throws IOException {
    DatagramSocket nobody = receiver(0);
    UdpTransport transport = new UdpTransport("127.0.0.1", nobody.getLocalPort());
    nobody.close();
    transport.open();

    for (int i = 0; i < 5; i++) {
      transport.send(Targets.messages("a", "b"));
    }

    assertThat(transport.isOpen()).isTrue();
    transport.close();
    assertThatThrownBy(() -> transport.send(Targets.messages("a"))).isInstanceOf(IOException.class);
  }
}
