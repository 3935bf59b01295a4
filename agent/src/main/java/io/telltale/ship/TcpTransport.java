// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Octet counting over a stream: {@code MSG-LEN SP MSG} (RFC 6587 section 3.4.1), which over TLS is
 * RFC 5425.
 */
final class TcpTransport implements Transport {

  static final int CONNECT_MILLIS = 10_000;
  private static final int BUFFER = 64 * 1024;

  private final String host;
  private final int port;
  private final @Nullable Tls tls;

  private @Nullable Socket socket;
  private @Nullable OutputStream out;

  /** Set by the thread that watches the connection. */
  private volatile @Nullable Socket gone;

  TcpTransport(String host, int port, @Nullable Tls tls) {
    this.host = host;
    this.port = port;
    this.tls = tls;
  }

  @Override
  public void open() throws IOException {
    Socket plain = new Socket();
    Socket connected = plain;
    try {
      // Looked up afresh each time, for the collector may have moved.
      plain.connect(new InetSocketAddress(InetAddress.getByName(host), port), CONNECT_MILLIS);
      plain.setTcpNoDelay(true);
      plain.setKeepAlive(true);
      if (tls != null) {
        connected = tls.wrap(plain, host, port);
      }
      out = new BufferedOutputStream(connected.getOutputStream(), BUFFER);
      watch(connected);
      socket = connected;
    } catch (IOException | RuntimeException e) {
      Closing.quietly(connected);
      throw e;
    }
  }

  /** A peer's close is only seen by reading; a successful write says nothing. */
  private void watch(Socket connected) throws IOException {
    InputStream in = connected.getInputStream();
    Thread thread = new Thread(() -> awaitEnd(connected, in), "telltale-peer-watch");
    thread.setDaemon(true);
    thread.setContextClassLoader(null);
    thread.start();
  }

  private void awaitEnd(Socket connected, InputStream in) {
    byte[] ignored = new byte[256];
    try {
      int read;
      do {
        read = in.read(ignored); // a syslog receiver has nothing to say
      } while (read >= 0);
    } catch (IOException e) {
      // a reset, or our own close: gone either way
    }
    gone = connected;
  }

  @Override
  public void send(List<byte[]> messages) throws IOException {
    OutputStream to = out;
    if (to == null || !isOpen()) {
      throw new IOException("the connection was closed by the other end");
    }
    for (byte[] message : messages) {
      to.write((message.length + " ").getBytes(StandardCharsets.US_ASCII));
      to.write(message);
    }
    to.flush();
  }

  @Override
  public boolean isOpen() {
    Socket current = socket;
    return current != null && gone != current;
  }

  @Override
  public void close() {
    Closing.quietly(socket);
    socket = null;
    out = null;
  }
}
