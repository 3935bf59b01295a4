// SPDX-License-Identifier: Apache-2.0

package io.telltale.benchmarks.delivery;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes the same messages again and again, as fast as the other end takes them: batches of 64 KiB
 * with octet counting (RFC 6587, 3.4.1), or RELP frames within a window of 128. It makes nothing,
 * seals nothing, keeps nothing: more than this no sender can reach.
 */
final class BareWriter implements Runnable {

  private static final int BATCH_BYTES = 1 << 16;
  private static final int WINDOW = 128;
  private static final int LAST_NUMBER = 999_999_999;

  private final Socket socket;
  private final boolean isRelp;
  private final List<byte[]> messages;
  private volatile boolean closed;

  BareWriter(Socket socket, boolean isRelp, List<byte[]> messages) {
    this.socket = socket;
    this.isRelp = isRelp;
    this.messages = messages;
  }

  /** Ends it, in the midst of what it writes. */
  void close() throws IOException {
    closed = true;
    socket.close();
  }

  @Override
  public void run() {
    try {
      if (isRelp) {
        writeRelp();
      } else {
        writeCounted();
      }
    } catch (IOException e) {
      if (!closed) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void writeCounted() throws IOException {
    OutputStream out = socket.getOutputStream();
    ByteArrayOutputStream batch = new ByteArrayOutputStream(BATCH_BYTES * 2);
    while (!closed) {
      for (byte[] message : messages) {
        batch.writeBytes((message.length + " ").getBytes(StandardCharsets.US_ASCII));
        batch.writeBytes(message);
        if (batch.size() >= BATCH_BYTES) {
          batch.writeTo(out);
          batch.reset();
        }
      }
    }
  }

  private void writeRelp() throws IOException {
    socket.setTcpNoDelay(true);
    OutputStream out = socket.getOutputStream();
    InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 14);
    ByteArrayOutputStream batch = new ByteArrayOutputStream(BATCH_BYTES * 2);
    frame(batch, 1, "open", "relp_version=0\ncommands=syslog".getBytes(StandardCharsets.US_ASCII));
    batch.writeTo(out);
    skipResponse(in);
    int number = 1;
    int unanswered = 0;
    while (!closed) {
      for (int i = 0; i < messages.size() && !closed; ) {
        batch.reset();
        for (; i < messages.size() && unanswered < WINDOW; i++) {
          number = number == LAST_NUMBER ? 1 : number + 1;
          frame(batch, number, "syslog", messages.get(i));
          unanswered++;
        }
        batch.writeTo(out);
        // As soon as anything was answered there is more to send: rsyslog holds back an answer
        // until it sees the one before it acknowledged (RFC 896).
        do {
          skipResponse(in);
          unanswered--;
        } while (unanswered > 0 && in.available() > 0);
      }
    }
  }

  private static void frame(ByteArrayOutputStream to, int number, String command, byte[] data) {
    String header = number + " " + command + " " + data.length + " ";
    to.writeBytes(header.getBytes(StandardCharsets.US_ASCII));
    to.writeBytes(data);
    to.write('\n');
  }

  /** Reads one frame: {@code TXNR SP rsp SP DATALEN [SP DATA] LF}. */
  private static void skipResponse(InputStream in) throws IOException {
    int spaces = 0;
    int length = 0;
    while (spaces < 3) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException("the collector has closed the connection");
      }
      if (next == '\n') {
        return;
      }
      if (next == ' ') {
        spaces++;
      } else if (spaces == 2) {
        length = length * 10 + next - '0';
      }
    }
    in.skipNBytes(length + 1L);
  }
}
