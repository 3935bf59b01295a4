// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import java.io.Closeable;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Receives datagrams on a loopback port. */
final class UdpReceiver implements Closeable {

  final List<String> messages = new CopyOnWriteArrayList<>();

  private final DatagramSocket socket;

  UdpReceiver(int port) throws IOException {
    socket = new DatagramSocket(new InetSocketAddress(Collector.LOOPBACK, port));
    Thread thread = new Thread(this::receive, "udp-receiver");
    thread.setDaemon(true);
    thread.start();
  }

  private void receive() {
    DatagramPacket packet = new DatagramPacket(new byte[65_536], 65_536);
    try {
      while (true) {
        socket.receive(packet);
        messages.add(new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      // closed by the test
    }
  }

  @Override
  public void close() {
    socket.close();
  }
}
