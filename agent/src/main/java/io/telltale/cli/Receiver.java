// SPDX-License-Identifier: Apache-2.0

package io.telltale.cli;

import java.io.Closeable;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;

/**
 * A syslog receiver on any number of ports, with plain daemon threads. To look at events and to
 * test with; it stores nothing and acknowledges nothing.
 */
final class Receiver implements Closeable {

  private final Inbox inbox;
  private final Consumer<String> complaints;
  private final List<Closeable> listeners = new ArrayList<>();

  /**
   * Makes a receiver that does not listen yet.
   *
   * @param complaints takes one printable line for each connection that was refused or broke
   */
  Receiver(Inbox inbox, Consumer<String> complaints) {
    this.inbox = inbox;
    this.complaints = line -> complaints.accept(Printable.escape(line));
  }

  /**
   * Listens as RFC 5426 has it: one message a datagram.
   *
   * @param port 0 for a free one
   * @return where it listens, such as {@code udp://127.0.0.1:514}
   */
  String udp(InetAddress address, int port) throws IOException {
    try {
      DatagramListener listener = new DatagramListener(address, port, inbox, complaints);
      listeners.add(listener);
      return url("udp", address, listener.port());
    } catch (BindException e) {
      throw taken("udp", address, port, e);
    }
  }

  /** Listens as RFC 6587 has it. Parameters and result as with {@link #udp}. */
  String tcp(InetAddress address, int port) throws IOException {
    return stream("tcp", address, port, StreamListener.Security.NONE);
  }

  /** Listens as RFC 5425 has it. Parameters and result as with {@link #udp}. */
  String tls(InetAddress address, int port, SSLContext context, boolean demandClientCertificate)
      throws IOException {
    return stream("tls", address, port, ServerTls.security(context, demandClientCertificate));
  }

  private String stream(
      String scheme, InetAddress address, int port, StreamListener.Security security)
      throws IOException {
    try {
      StreamListener listener =
          new StreamListener(address, port, new StreamReading(security, inbox), complaints);
      listeners.add(listener);
      return url(scheme, address, listener.port());
    } catch (BindException e) {
      throw taken(scheme, address, port, e);
    }
  }

  private static IOException taken(
      String scheme, InetAddress address, int port, BindException cause) {
    String reason = cause.getMessage();
    return new CliException(
        "cannot listen on " + url(scheme, address, port) + ": " + reason, cause);
  }

  private static String url(String scheme, InetAddress address, int port) {
    String host = address.getHostAddress();
    return scheme + "://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }

  /** Closes all ports and connections. */
  @Override
  public void close() throws IOException {
    for (Closeable listener : listeners) {
      listener.close();
    }
  }
}
