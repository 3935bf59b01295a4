// SPDX-License-Identifier: Apache-2.0

package io.telltale.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Splits a byte stream into syslog messages (RFC 6587 section 3.4, RFC 5425 section 4.3).
 *
 * <p>The first byte of each frame tells its framing: a digit begins an octet count (section 3.4.1),
 * {@code <} a message that ends with LF (section 3.4.2). Anything else is refused: after a wrong
 * count the rest of a stream would else be shown as events that nobody sent. Not thread-safe.
 */
final class FrameReader {

  /** In octets, without count and trailer. RFC 5425 section 4.3.1 asks for 8192. */
  static final int LARGEST_FRAME = 64 * 1024;

  private static final int BUFFER = 8 * 1024;
  private static final int END = -1;

  /** Where bytes come from. */
  interface Source {

    /**
     * Waits for at least one byte.
     *
     * @param timeoutMillis how long to wait; 0 is for ever
     * @return how many bytes were put at the beginning of {@code into}, or -1 at the end
     * @throws SocketTimeoutException if none came in time
     */
    int read(byte[] into, int timeoutMillis) throws IOException;
  }

  private final Source source;
  private final int frameMillis;
  private final LongSupplier nanoTime;
  private final byte[] buffer = new byte[BUFFER];
  private int position;
  private int limit;
  private long frameBegan;

  /**
   * Reads from a source.
   *
   * @param frameMillis how long a frame may take from its first byte to its last; between frames
   *     there is no limit
   */
  FrameReader(Source source, int frameMillis) {
    this(source, frameMillis, System::nanoTime);
  }

  FrameReader(Source source, int frameMillis, LongSupplier nanoTime) {
    this.source = source;
    this.frameMillis = frameMillis;
    this.nanoTime = nanoTime;
  }

  /**
   * The next message, or nothing at the end of the stream.
   *
   * @throws FrameException if what follows is no frame, too large, incomplete or too slow
   * @throws IOException if the source cannot be read
   */
  Optional<byte[]> next() throws IOException {
    int first = firstOctet();
    if (first == END) {
      return Optional.empty();
    }
    frameBegan = nanoTime.getAsLong();
    if (first >= '1' && first <= '9') {
      return Optional.of(counted(first - '0'));
    }
    if (first == '<') {
      return Optional.of(line());
    }
    throw new FrameException(String.format("garbage: octet 0x%02x begins no frame", first));
  }

  /** Skips the trailers that some senders add (RFC 6587 section 3.4.2), without a time limit. */
  private int firstOctet() throws IOException {
    while (true) {
      if (position == limit && !fill(0)) {
        return END;
      }
      int octet = buffer[position++] & 0xff;
      if (octet != '\n' && octet != '\r' && octet != 0) {
        return octet;
      }
    }
  }

  private byte[] counted(int firstDigit) throws IOException {
    int count = firstDigit;
    int octet = octetOfFrame();
    while (octet >= '0' && octet <= '9') {
      count = count * 10 + octet - '0';
      if (count > LARGEST_FRAME) {
        throw tooLarge();
      }
      octet = octetOfFrame();
    }
    if (octet != ' ') {
      throw new FrameException(
          String.format("garbage: octet 0x%02x in the count of a frame", octet));
    }
    // Grows with what comes, not with what was announced.
    ByteArrayOutputStream frame = new ByteArrayOutputStream(Math.min(count, BUFFER));
    while (frame.size() < count) {
      if (position == limit && !fillInFrame()) {
        throw cutOff();
      }
      int length = Math.min(count - frame.size(), limit - position);
      frame.write(buffer, position, length);
      position += length;
    }
    return frame.toByteArray();
  }

  /** A last line without LF counts, as with rsyslog: the sender closed, so it is complete. */
  private byte[] line() throws IOException {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.write('<');
    boolean more = true;
    while (more) {
      int end = position;
      while (end < limit && buffer[end] != '\n') {
        end++;
      }
      frame.write(buffer, position, end - position);
      if (frame.size() > LARGEST_FRAME) {
        throw tooLarge();
      }
      boolean found = end < limit;
      position = found ? end + 1 : end;
      more = !found && fillInFrame();
    }
    byte[] message = frame.toByteArray();
    int length = message.length;
    return message[length - 1] == '\r' ? Arrays.copyOf(message, length - 1) : message;
  }

  private int octetOfFrame() throws IOException {
    if (position == limit && !fillInFrame()) {
      throw cutOff();
    }
    return buffer[position++] & 0xff;
  }

  private boolean fillInFrame() throws IOException {
    long spent = TimeUnit.NANOSECONDS.toMillis(nanoTime.getAsLong() - frameBegan);
    if (spent >= frameMillis) {
      throw stalled();
    }
    try {
      return fill((int) (frameMillis - spent));
    } catch (SocketTimeoutException e) {
      throw stalled();
    }
  }

  private boolean fill(int timeoutMillis) throws IOException {
    position = 0;
    limit = Math.max(0, source.read(buffer, timeoutMillis));
    return limit > 0;
  }

  private FrameException stalled() {
    return new FrameException("stalled: a frame was not complete after " + frameMillis + " ms");
  }

  private static FrameException cutOff() {
    return new FrameException("the stream ended inside a frame");
  }

  private static FrameException tooLarge() {
    return new FrameException("a frame of more than " + LARGEST_FRAME + " octets");
  }
}
