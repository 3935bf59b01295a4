// SPDX-License-Identifier: Apache-2.0

package io.telltale.harness;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** Ports of the loopback address. */
public final class Ports {

  public static final String LOOPBACK = "127.0.0.1";

  /** Below what Linux hands out to outgoing connections, so that none takes it meanwhile. */
  private static final int FIRST = 20_000;

  private static final int LAST = 32_000;

  /** One drawn twice before it is listened on would be two servers of a test on one port. */
  private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

  private Ports() {}

  /** A port on which nobody listens, neither TCP nor UDP, and which nobody was given before. */
  public static int free() {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
      InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
      try (ServerSocket tcp = new ServerSocket();
          DatagramSocket udp = new DatagramSocket(address)) {
        tcp.bind(address);
        if (GIVEN.add(port)) {
          return port;
        }
      } catch (IOException taken) {
        continue;
      }
    }
  }

  public static boolean accepts(int port) {
    try (Socket socket = new Socket(LOOPBACK, port)) {
      return socket.isConnected();
    } catch (IOException refused) {
      return false;
    }
  }
}
