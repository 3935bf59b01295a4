// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import static org.awaitility.Awaitility.await;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A receiver of counted messages on a loopback port. */
final class Collector implements Closeable {

  static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  final List<String> messages = new CopyOnWriteArrayList<>();
  final List<Socket> connections = new CopyOnWriteArrayList<>();

  /** Why connections ended, but for those that ended as they should. */
  final List<IOException> failures = new CopyOnWriteArrayList<>();

  private final ServerSocket server;

  private Collector(ServerSocket server) {
    this.server = server;
    Thread thread = new Thread(this::accept, "collector");
    thread.setDaemon(true);
    thread.start();
  }

  static Collector onAnyPort() throws IOException {
    return bound(0);
  }

  /** The one before at that port may need a moment to go. */
  static Collector on(int port) {
    return await().ignoreExceptions().until(() -> bound(port), collector -> true);
  }

  private static Collector bound(int port) throws IOException {
    return new Collector(new ServerSocket(port, 50, LOOPBACK));
  }

  static Collector over(ServerSocket server) {
    return new Collector(server);
  }

  /** One at which nobody listens. */
  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, LOOPBACK)) {
      return socket.getLocalPort();
    }
  }

  int port() {
    return server.getLocalPort();
  }

  private void accept() {
    try {
      while (true) {
        Socket connection = server.accept();
        connections.add(connection);
        Thread thread = new Thread(() -> read(connection), "collector-connection");
        thread.setDaemon(true);
        thread.start();
      }
    } catch (IOException e) {
      // closed by the test
    }
  }

  private void read(Socket connection) {
    try (InputStream in = connection.getInputStream()) {
      for (int length = length(in); length >= 0; length = length(in)) {
        byte[] message = in.readNBytes(length);
        if (message.length < length) {
          throw new EOFException();
        }
        messages.add(new String(message, StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      failures.add(e);
    }
  }

  /** RFC 6587: NONZERO-DIGIT *DIGIT SP. */
  private static int length(InputStream in) throws IOException {
    int length = 0;
    for (int c = in.read(); c != ' '; c = in.read()) {
      if (c < 0 && length == 0) {
        return -1;
      }
      if (c < '0' || c > '9' || (length == 0 && c == '0')) {
        throw new IOException("no frame: " + c);
      }
      length = length * 10 + c - '0';
    }
    return length;
  }

  /** Ends what is connected; as a restart of the receiver does. */
  void disconnect() throws IOException {
    for (Socket connection : connections) {
      connection.close();
    }
    connections.clear();
  }

  @Override
  public void close() throws IOException {
    server.close();
    disconnect();
  }
}
