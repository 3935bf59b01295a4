// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.PortUnreachableException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One message a datagram (RFC 5426). Nobody answers, so what is lost on the way is not known. */
final class UdpTransport implements Transport {

  /** What every receiver must take over IPv6 (RFC 5426 section 3.2). */
  static final int MOST_BYTES = 1_180;

  private final String host;
  private final int port;
  private @Nullable DatagramSocket socket;

  UdpTransport(String host, int port) {
    this.host = host;
    this.port = port;
  }

  @Override
  public void open() throws IOException {
    DatagramSocket fresh = new DatagramSocket();
    try {
      fresh.connect(InetAddress.getByName(host), port);
    } catch (IOException | RuntimeException e) {
      fresh.close();
      throw e;
    }
    socket = fresh;
  }

  @Override
  public void send(List<byte[]> messages) throws IOException {
    DatagramSocket to = socket;
    if (to == null) {
      throw new IOException("closed");
    }
    for (byte[] message : messages) {
      DatagramPacket datagram = new DatagramPacket(message, message.length);
      if (!sends(to, datagram)) {
        sends(to, datagram);
      }
    }
  }

  /** Whether this one left. It does not where the system has yet to tell of an earlier one. */
  private static boolean sends(DatagramSocket to, DatagramPacket datagram) throws IOException {
    try {
      to.send(datagram);
      return true;
    } catch (PortUnreachableException e) {
      return false;
    }
  }

  @Override
  public boolean isOpen() {
    return socket != null;
  }

  @Override
  public void close() {
    Closing.quietly(socket);
    socket = null;
  }
}
