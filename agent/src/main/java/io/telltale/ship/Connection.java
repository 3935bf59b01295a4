// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import io.telltale.config.Endpoint;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A socket to an endpoint, with TLS or without, and a thread that reads from it: only so is a
 * peer's end seen, since a successful write says nothing.
 */
final class Connection implements Closeable {

  /** What comes from the other end. On the reading thread. */
  interface Listener {

    void heard(byte[] bytes, int length) throws IOException;

    /** For now there is no more to be read, or never again. */
    void heardAll();
  }

  private enum End {
    /** The other end has said that it will say nothing more. */
    ORDERLY,
    /** Reset, or closed by us. */
    BROKEN
  }

  static final int CONNECT_MILLIS = 10_000;

  /** Small, since what is in there is in doubt when the connection breaks. */
  private static final int SEND_BUFFER = 256 * 1024;

  private static final int CHUNK = 64 * 1024;
  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  private final Listener listener;

  /** Not the one with TLS in it, whose close may wait for a write that is stuck. */
  private volatile @Nullable Socket plain;

  private @Nullable Socket socket;
  private volatile @Nullable End end;
  private volatile boolean aborted;

  /** When the call began that is under way; 0 for none. */
  private volatile long busySince;

  Connection(Listener listener) {
    this.listener = listener;
  }

  /** Connects to the first of the host's addresses that answers. */
  void open(Endpoint endpoint, @Nullable Tls tls) throws IOException {
    busySince = nonZero(System.nanoTime());
    try {
      IOException last = new IOException("no address");
      // Looked up afresh each time, for the collector may have moved.
      for (InetAddress address : InetAddress.getAllByName(endpoint.host())) {
        try {
          Socket connected =
              connect(new InetSocketAddress(address, endpoint.port()), endpoint, tls);
          socket = connected;
          Threads.of(new Reading(connected.getInputStream()), "telltale-peer-watch").start();
          return;
        } catch (IOException e) {
          last = e;
        }
      }
      throw last;
    } finally {
      busySince = 0;
    }
  }

  private Socket connect(InetSocketAddress address, Endpoint endpoint, @Nullable Tls tls)
      throws IOException {
    Socket fresh = new Socket();
    plain = fresh;
    try {
      if (aborted) {
        throw new SocketException("aborted");
      }
      fresh.setSendBufferSize(SEND_BUFFER);
      fresh.connect(address, CONNECT_MILLIS);
      fresh.setTcpNoDelay(true);
      fresh.setKeepAlive(true);
      return tls == null ? fresh : tls.wrap(fresh, endpoint.host(), endpoint.port());
    } catch (IOException | RuntimeException e) {
      Closing.quietly(fresh);
      throw e;
    }
  }

  void write(byte[] bytes, int length) throws IOException {
    Socket to = socket;
    if (to == null || end != null) {
      throw new IOException("the connection was closed by the other end");
    }
    OutputStream out = to.getOutputStream();
    try {
      for (int from = 0; from < length; from += CHUNK) {
        busySince = nonZero(System.nanoTime());
        out.write(bytes, from, Math.min(CHUNK, length - from));
      }
      out.flush();
    } finally {
      busySince = 0;
    }
  }

  /**
   * Says that nothing more will be written, and waits until the other end has read it all and says
   * the same.
   *
   * @return whether it did; also if this Java cannot say so over TLS without closing
   */
  boolean finish(long nanos) throws IOException {
    Socket current = socket;
    if (current == null) {
      return false;
    }
    try {
      current.shutdownOutput();
    } catch (UnsupportedOperationException e) {
      current.close();
      return true;
    }
    return awaitEnd(nanos) == End.ORDERLY;
  }

  private @Nullable End awaitEnd(long nanos) {
    long start = System.nanoTime();
    while (end == null && System.nanoTime() - start < nanos) {
      Pause.nanos(POLL_NANOS);
    }
    return end;
  }

  boolean isOpen() {
    return socket != null && end == null;
  }

  /** For how long a call has been under way, in nanoseconds. From any thread. */
  long busyFor() {
    long since = busySince;
    return since == 0 ? 0 : System.nanoTime() - since;
  }

  private static long nonZero(long nanos) {
    return nanos == 0 ? 1 : nanos;
  }

  /** Ends whatever call is under way. From any thread. */
  void abort() {
    aborted = true;
    Closing.quietly(plain);
  }

  @Override
  public void close() {
    end = End.BROKEN;
    // First, or TLS would say goodbye to somebody who may not read, and wait.
    Closing.quietly(plain);
    Closing.quietly(socket);
    socket = null;
  }

  /** Reads until the end. */
  private final class Reading implements Runnable {
    private final InputStream in;

    Reading(InputStream in) {
      this.in = in;
    }

    @Override
    public void run() {
      End how = End.BROKEN;
      try {
        byte[] buffer = new byte[8_192];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
          listener.heard(buffer, read);
          if (hasReadAll()) {
            listener.heardAll();
          }
        }
        how = End.ORDERLY;
      } catch (IOException | RuntimeException e) {
        how = End.BROKEN; // a reset, our own close, or nonsense: gone either way
      } finally {
        if (end == null) {
          end = how;
        }
        listener.heardAll();
      }
    }

    /** TLS gives one record at a time, so what it has not looked at counts. */
    private boolean hasReadAll() throws IOException {
      Socket below = plain;
      return in.available() == 0 && (below == null || below.getInputStream().available() == 0);
    }
  }
}
