// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class UdpTransportTest {

  private static DatagramSocket receiver(int port) throws IOException {
    DatagramSocket socket = new DatagramSocket(new InetSocketAddress("127.0.0.1", port));
    socket.setSoTimeout(10_000);
    return socket;
  }

  private static UdpTransport to(int port) throws IOException {
    UdpTransport transport = new UdpTransport(Targets.endpoint("udp://127.0.0.1:" + port));
    transport.open();
    return transport;
  }

  private static String receive(DatagramSocket socket) throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[2_000], 2_000);
    socket.receive(packet);
    return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
  }

  @Test
  void sendsAMessageADatagramWithoutFraming() throws IOException {
    try (DatagramSocket socket = receiver(0)) {
      UdpTransport transport = to(socket.getLocalPort());

      transport.send(Targets.messages("<84>1 Jürgen", "x".repeat(UdpTransport.MOST_BYTES)));

      assertThat(receive(socket)).isEqualTo("<84>1 Jürgen");
      assertThat(receive(socket)).hasSize(UdpTransport.MOST_BYTES);
      transport.close();
      assertThat(transport.isOpen()).isFalse();
    }
  }

  @Test
  void confirmsAfterAMomentWithoutComplaint() throws IOException {
    try (DatagramSocket socket = receiver(0)) {
      UdpTransport transport = to(socket.getLocalPort());
      assertThat(transport.room()).as("one, to see whether anybody listens").isEqualTo(1);
      transport.send(Targets.messages("a"));
      assertThat(transport.confirmed()).isZero();
      assertThat(transport.room()).isZero();

      await().until(() -> transport.confirmed() == 1);

      assertThat(transport.room()).isGreaterThan(1_000);
      transport.close();
    }
  }

  @Test
  void confirmsNothingWhereNobodyListens() throws IOException {
    DatagramSocket nobody = receiver(0);
    UdpTransport transport = to(nobody.getLocalPort());
    nobody.close();
    transport.send(Targets.messages("a"));

    await()
        .untilAsserted(
            () ->
                assertThatThrownBy(transport::confirmed)
                    .isInstanceOf(PortUnreachableException.class));
    transport.close();
  }

  @Test
  void waitsAtTheEndForComplaints() throws IOException {
    try (DatagramSocket socket = receiver(0)) {
      UdpTransport transport = to(socket.getLocalPort());
      transport.send(Targets.messages("a"));
      assertThat(transport.finish(TimeUnit.SECONDS.toNanos(10))).isTrue();
      transport.close();
    }
    DatagramSocket nobody = receiver(0);
    UdpTransport lost = to(nobody.getLocalPort());
    nobody.close();
    lost.send(Targets.messages("a"));
    assertThatThrownBy(() -> lost.finish(TimeUnit.SECONDS.toNanos(10)))
        .isInstanceOf(PortUnreachableException.class);
    lost.close();
    assertThatThrownBy(() -> lost.send(Targets.messages("a"))).isInstanceOf(IOException.class);
  }
}
