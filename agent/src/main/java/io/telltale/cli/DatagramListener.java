// SPDX-License-Identifier: Apache-2.0

package io.telltale.cli;

import java.io.Closeable;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.function.Consumer;

/** Receives syslog over UDP (RFC 5426 section 3.1: one message a datagram). */
final class DatagramListener implements Closeable {

  private static final int LARGEST_DATAGRAM = 65_535;
  private static final int SOCKET_BUFFER = 1 << 20;

  private final DatagramSocket socket;

  DatagramListener(InetAddress address, int port, Inbox inbox, Consumer<String> complaints)
      throws IOException {
    socket = new DatagramSocket(port, address);
    socket.setReceiveBufferSize(SOCKET_BUFFER);
    Threads.daemon("syslog-udp-" + port(), () -> receive(inbox, complaints));
  }

  int port() {
    return socket.getLocalPort();
  }

  private void receive(Inbox inbox, Consumer<String> complaints) {
    DatagramPacket packet = new DatagramPacket(new byte[LARGEST_DATAGRAM], LARGEST_DATAGRAM);
    while (!socket.isClosed()) {
      try {
        packet.setLength(LARGEST_DATAGRAM);
        socket.receive(packet);
        inbox.received(
            Arrays.copyOf(packet.getData(), packet.getLength()),
            packet.getAddress().getHostAddress() + ":" + packet.getPort());
      } catch (IOException e) {
        if (!socket.isClosed()) {
          complaints.accept("udp port " + port() + ": " + e);
          Threads.pauseAfterError();
        }
      }
    }
  }

  @Override
  public void close() {
    socket.close();
  }
}
