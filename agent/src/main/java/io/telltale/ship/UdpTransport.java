// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import io.telltale.config.Endpoint;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One message a datagram (RFC 5426). Nobody answers, but if nobody listens the host may say so, a
 * moment later: what was sent in that moment is sent again when somebody does. What else is lost on
 * the way is not known.
 */
final class UdpTransport implements Transport {

  /** What every receiver must take over IPv6 (RFC 5426 section 3.2). */
  static final int MOST_BYTES = 1_180;

  private static final long MOMENT = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long MOST_IN_DOUBT = 4L << 20;
  private static final int LOOK_MILLIS = 1;

  private final Endpoint endpoint;
  private final InDoubt inDoubt = new InDoubt(MOMENT);
  private final DatagramPacket ignored = new DatagramPacket(new byte[1], 1);
  private @Nullable DatagramSocket socket;

  /** Whether a moment has passed in which nobody complained. */
  private boolean quiet;

  UdpTransport(Endpoint endpoint) {
    this.endpoint = endpoint;
  }

  @Override
  public void open() throws IOException {
    DatagramSocket fresh = new DatagramSocket();
    try {
      fresh.connect(InetAddress.getByName(endpoint.host()), endpoint.port());
      fresh.setSoTimeout(LOOK_MILLIS);
    } catch (IOException | RuntimeException e) {
      fresh.close();
      throw e;
    }
    socket = fresh;
  }

  /** One at first, to see whether anybody listens. */
  @Override
  public int room() {
    return quiet ? Integer.MAX_VALUE : inDoubt.isEmpty() ? 1 : 0;
  }

  @Override
  public void send(List<Message> messages) throws IOException {
    DatagramSocket to = open(socket);
    int size = 0;
    for (Message message : messages) {
      to.send(new DatagramPacket(message.bytes, message.bytes.length));
      size += message.bytes.length;
    }
    inDoubt.add(messages.size(), size);
  }

  @Override
  public int confirmed() throws IOException {
    int count = inDoubt.takeOld();
    while (inDoubt.bytes() > MOST_IN_DOUBT) {
      count += inDoubt.takeOldest();
    }
    if (count > 0) {
      look();
      quiet = true;
    }
    return count;
  }

  /** Hears of what could not be delivered; throws away what was sent to us. */
  private void look() throws IOException {
    try {
      open(socket).receive(ignored);
    } catch (SocketTimeoutException e) {
      return; // as it should be
    }
  }

  private static DatagramSocket open(@Nullable DatagramSocket socket) throws IOException {
    if (socket == null) {
      throw new IOException("closed");
    }
    return socket;
  }

  @Override
  public boolean finish(long nanos) throws IOException {
    long start = System.nanoTime();
    while (!inDoubt.isEmpty() && isOpen() && System.nanoTime() - start < nanos) {
      Pause.nanos(MOMENT / 10);
      confirmed();
    }
    return inDoubt.isEmpty() && isOpen();
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
