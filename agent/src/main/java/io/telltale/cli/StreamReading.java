// SPDX-License-Identifier: Apache-2.0

package io.telltale.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.Optional;

/** Reads one connection to its end: secures it, splits it into frames, hands these on. */
final class StreamReading {

  private static final int HANDSHAKE_MILLIS = 10_000;
  private static final int FRAME_MILLIS = 30_000;

  private final StreamListener.Security security;
  private final Inbox inbox;
  private final int frameMillis;

  StreamReading(StreamListener.Security security, Inbox inbox) {
    this(security, inbox, FRAME_MILLIS);
  }

  StreamReading(StreamListener.Security security, Inbox inbox, int frameMillis) {
    this.security = security;
    this.inbox = inbox;
    this.frameMillis = frameMillis;
  }

  /**
   * Returns when the peer has closed.
   *
   * @throws FrameException if what came is no syslog
   * @throws IOException if the connection broke or could not be secured
   */
  void readAll(Socket accepted, String peer) throws IOException {
    accepted.setSoTimeout(HANDSHAKE_MILLIS);
    accepted.setKeepAlive(true); // a peer that vanished must not hold its place for ever
    try (Socket socket = security.secure(accepted)) { // closed here, TLS says good-bye
      InputStream in = socket.getInputStream();
      FrameReader frames =
          new FrameReader(
              (into, timeoutMillis) -> {
                socket.setSoTimeout(timeoutMillis);
                return in.read(into);
              },
              frameMillis);
      Optional<byte[]> frame = frames.next();
      while (frame.isPresent()) {
        inbox.received(frame.get(), peer);
        frame = frames.next();
      }
    }
  }
}
