// SPDX-License-Identifier: Apache-2.0

package io.telltale.endtoend;

import io.telltale.harness.Ports;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** Between an agent and a collector, a network that can be made to behave badly. */
final class FaultyProxy implements Closeable {

  private static final int CHUNK = 16 * 1024;
  private static final long POLL_NANOS = 5_000_000;

  private final ServerSocket server;
  private final InetSocketAddress collector;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

  /** To the collector, and from it: nothing gets through, and nobody is told. */
  private volatile boolean holdsThere;

  private volatile boolean holdsBack;

  /** Milliseconds by which everything is late, either way. */
  private volatile long delay;

  /** Whether the collector seems to read a byte a second. */
  private volatile boolean trickles;

  private volatile boolean closed;

  FaultyProxy(int collectorPort) {
    try {
      server = new ServerSocket();
      server.setReceiveBufferSize(64 * 1024);
      server.bind(new InetSocketAddress(Ports.LOOPBACK, Ports.free()));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    collector = new InetSocketAddress(InetAddress.getLoopbackAddress(), collectorPort);
    daemon(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "faulty-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!closed) {
      try {
        Socket agent = server.accept();
        daemon(() -> connect(agent));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void connect(Socket agent) {
    Socket there = new Socket();
    sockets.add(agent);
    sockets.add(there);
    try {
      agent.setTcpNoDelay(true);
      there.setTcpNoDelay(true);
      there.connect(collector, 5_000);
      daemon(() -> pump(there, agent, false));
      pump(agent, there, true);
    } catch (IOException e) {
      abandon(agent, there);
    }
  }

  private void pump(Socket from, Socket to, boolean towardsCollector) {
    byte[] buffer = new byte[CHUNK];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      while (true) {
        int read = in.read(buffer, 0, trickles && towardsCollector ? 1 : CHUNK);
        if (read < 0) {
          to.shutdownOutput();
          return;
        }
        sleep(trickles && towardsCollector ? 1_000 : delay);
        while ((towardsCollector ? holdsThere : holdsBack) && !from.isClosed()) {
          LockSupport.parkNanos(POLL_NANOS);
        }
        out.write(buffer, 0, read);
      }
    } catch (IOException e) {
      abandon(from, to);
    }
  }

  private static void sleep(long milliseconds) {
    if (milliseconds > 0) {
      LockSupport.parkNanos(milliseconds * 1_000_000);
    }
  }

  private void abandon(Socket one, Socket other) {
    reset(one);
    reset(other);
  }

  private void reset(Socket socket) {
    sockets.remove(socket);
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException e) {
      return; // gone before
    }
  }

  /** Resets all connections; what was on the way is lost. */
  void reset() {
    sockets.forEach(this::reset);
  }

  void hold(boolean there, boolean back) {
    holdsThere = there;
    holdsBack = back;
  }

  void delay(long milliseconds) {
    delay = milliseconds;
  }

  void trickle(boolean on) {
    trickles = on;
  }

  @Override
  public void close() {
    closed = true;
    try {
      server.close();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    reset();
  }
}
