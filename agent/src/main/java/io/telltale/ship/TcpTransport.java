// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import io.telltale.config.Endpoint;
import io.telltale.config.Target.Framing;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Messages in a stream (RFC 6587), which over TLS is RFC 5425. Nobody answers: what was sent stays
 * in doubt until it is old, or until more has followed it than the buffers of two kernels hold, so
 * that the other end must have read it. Where the heap has no room for so much, a connection whose
 * doubt is full is brought to its end, which says that all was read, and another one opened.
 */
final class TcpTransport implements Transport {

  /** For how long a collector may leave unread what it then takes to its grave. */
  private static final long IN_DOUBT_NANOS = TimeUnit.SECONDS.toNanos(60);

  /** Linux has at most 4 MiB for sending and 6 MiB for receiving (tcp_wmem, tcp_rmem). */
  static final long IN_DOUBT_BYTES = 16L << 20;

  private final Endpoint endpoint;
  private final Framing framing;
  private final @Nullable Tls tls;
  private final Connection connection;
  private final FrameBuffer frames = new FrameBuffer();
  private final InDoubt inDoubt = new InDoubt(IN_DOUBT_NANOS);
  private final long mostInDoubt;

  /**
   * Makes one.
   *
   * @param mostInDoubt bytes for which the heap has room
   */
  TcpTransport(Endpoint endpoint, Framing framing, @Nullable Tls tls, long mostInDoubt) {
    this.endpoint = endpoint;
    this.framing = framing;
    this.tls = tls;
    this.mostInDoubt = mostInDoubt;
    this.connection = new Connection(new Deaf());
  }

  @Override
  public void open() throws IOException {
    connection.open(endpoint, tls);
  }

  @Override
  public int room() {
    return isSpent() ? 0 : Integer.MAX_VALUE;
  }

  @Override
  public void send(List<Message> messages) throws IOException {
    frames.clear();
    for (Message message : messages) {
      if (framing == Framing.OCTET) {
        frames.number(message.bytes.length);
        frames.add(' ');
        frames.add(message.bytes);
      } else {
        frames.add(message.bytes);
        frames.add('\n');
      }
    }
    inDoubt.add(messages.size(), frames.length());
    connection.write(frames.bytes(), frames.length());
  }

  @Override
  public int confirmed() {
    int count = inDoubt.takeOld();
    while (inDoubt.bytes() > IN_DOUBT_BYTES) {
      count += inDoubt.takeOldest();
    }
    return count;
  }

  @Override
  public boolean isSpent() {
    return mostInDoubt < IN_DOUBT_BYTES && inDoubt.bytes() >= mostInDoubt;
  }

  @Override
  public boolean finish(long nanos) throws IOException {
    return connection.finish(nanos);
  }

  @Override
  public boolean isOpen() {
    return connection.isOpen();
  }

  @Override
  public long busyFor() {
    return connection.busyFor();
  }

  @Override
  public void abort() {
    connection.abort();
  }

  @Override
  public void close() {
    connection.close();
  }

  /** A syslog receiver has nothing to say. */
  private static final class Deaf implements Connection.Listener {
    @Override
    public void heard(byte[] bytes, int length) {}

    @Override
    public void heardAll() {}
  }
}
