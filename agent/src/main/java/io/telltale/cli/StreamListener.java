// SPDX-License-Identifier: Apache-2.0

package io.telltale.cli;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Accepts connections on one port and reads each on a thread of its own. Their number is bounded,
 * and so, with the size of a frame, is memory.
 */
final class StreamListener implements Closeable {

  private static final int MOST_CONNECTIONS = 256;

  /** What turns an accepted connection into one that can be read. */
  interface Security {

    Security NONE = socket -> socket;

    /**
     * Secures a connection, within the socket's read timeout for each wait.
     *
     * @throws IOException if the peer does not do its part
     */
    Socket secure(Socket accepted) throws IOException;
  }

  private final ServerSocket server;
  private final StreamReading reading;
  private final Consumer<String> complaints;
  private final int mostConnections;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

  StreamListener(InetAddress address, int port, StreamReading reading, Consumer<String> complaints)
      throws IOException {
    this(address, port, reading, complaints, MOST_CONNECTIONS);
  }

  StreamListener(
      InetAddress address,
      int port,
      StreamReading reading,
      Consumer<String> complaints,
      int mostConnections)
      throws IOException {
    this.reading = reading;
    this.complaints = complaints;
    this.mostConnections = mostConnections;
    this.server = new ServerSocket(port, 0, address);
    Threads.daemon("syslog-" + port(), this::acceptAll);
  }

  int port() {
    return server.getLocalPort();
  }

  private void acceptAll() {
    while (!server.isClosed()) {
      try {
        accept(server.accept());
      } catch (IOException e) {
        if (!server.isClosed()) {
          complaints.accept("port " + port() + ": cannot accept: " + e);
          Threads.pauseAfterError();
        }
      }
    }
  }

  private void accept(Socket accepted) throws IOException {
    String peer = accepted.getInetAddress().getHostAddress() + ":" + accepted.getPort();
    if (connections.size() >= mostConnections) {
      accepted.close();
      complaints.accept(peer + ": refused: " + mostConnections + " connections are open");
      return;
    }
    connections.add(accepted);
    Threads.daemon("syslog-" + peer, () -> serve(accepted, peer));
  }

  private void serve(Socket accepted, String peer) {
    try (Socket closedAtTheEnd = accepted) {
      reading.readAll(closedAtTheEnd, peer);
    } catch (IOException e) {
      if (!server.isClosed()) {
        complaints.accept(peer + ": connection closed: " + reason(e));
      }
    } finally {
      connections.remove(accepted);
    }
  }

  private static String reason(IOException e) {
    return e instanceof FrameException ? String.valueOf(e.getMessage()) : e.toString();
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket connection : connections) {
      connection.close();
    }
  }
}
