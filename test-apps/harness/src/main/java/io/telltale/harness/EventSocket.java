// SPDX-License-Identifier: Apache-2.0

package io.telltale.harness;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** A TCP receiver for one connection. */
public final class EventSocket implements AutoCloseable {

  private final ServerSocket server;
  private final CompletableFuture<String> received;

  private EventSocket(ServerSocket server) {
    this.server = server;
    this.received = CompletableFuture.supplyAsync(this::receive);
  }

  public static EventSocket open() {
    try {
      return new EventSocket(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String url() {
    return "tcp://" + Ports.LOOPBACK + ":" + server.getLocalPort();
  }

  private String receive() {
    try (Socket connection = server.accept()) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      connection.getInputStream().transferTo(bytes);
      return bytes.toString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All that came, once the sender has closed the connection. */
  public String all() {
    return received.join();
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
