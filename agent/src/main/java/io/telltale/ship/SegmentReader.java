// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import java.io.Closeable;
import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads one file of the spool from the beginning, while it may still grow. What is damaged is
 * passed over: the numbers tell what is missing. For one thread.
 */
final class SegmentReader implements Closeable {

  private static final int CHUNK = 64 * 1024;

  private final RandomAccessFile file;
  private final byte[] salt;
  private final @Nullable SpoolCipher cipher;
  private final @Nullable LeftOver origin;
  private byte[] buffer = new byte[0];

  /** Where in the file the buffer begins, and where in the buffer is what comes next. */
  private long bufferAt = SegmentFormat.HEADER;

  private int at;
  private boolean keyFits;

  /**
   * Opens a file.
   *
   * @throws IOException if it is not ours, or encrypted with another key
   */
  SegmentReader(File file, byte @Nullable [] key, @Nullable LeftOver origin) throws IOException {
    this.origin = origin;
    this.file = new RandomAccessFile(file, "r");
    try {
      byte[] header = new byte[SegmentFormat.HEADER];
      this.file.readFully(header);
      salt = SegmentFormat.salt(header);
      if (salt.length == 0) {
        throw new IOException("its header is damaged");
      }
      cipher = SegmentFormat.isEncrypted(header) ? cipher(key) : null;
    } catch (EOFException e) {
      close();
      throw new IOException("it has no header", e);
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  private SpoolCipher cipher(byte @Nullable [] key) throws IOException {
    if (key == null) {
      throw new IOException("it is encrypted, and there is no key");
    }
    return new SpoolCipher(key, salt);
  }

  /**
   * The next good record.
   *
   * @param limit how much of the file has been written
   * @return null if there is none so far
   */
  @Nullable Spooled next(long limit) throws IOException {
    while (true) {
      if (!fill(SegmentFormat.RECORD_HEADER, limit)) {
        return null;
      }
      int length = lengthIfPlausible();
      if (length < 0 || !fill(SegmentFormat.RECORD_HEADER + length, limit)) {
        at++; // to the next place where one might begin
        continue;
      }
      if (ByteBuffer.wrap(buffer).getInt(at + 16) != SegmentFormat.crc(salt, buffer, at, length)) {
        at++;
        continue;
      }
      Spooled message = message(length);
      at += SegmentFormat.RECORD_HEADER + length;
      if (message != null) {
        return message;
      }
    }
  }

  private int lengthIfPlausible() {
    ByteBuffer read = ByteBuffer.wrap(buffer);
    int length = read.getInt(at + 4);
    boolean plausible =
        read.getInt(at) == SegmentFormat.RECORD && length > 0 && length <= SegmentFormat.LONGEST;
    return plausible ? length : -1;
  }

  private @Nullable Spooled message(int length) throws IOException {
    long number = ByteBuffer.wrap(buffer).getLong(at + 8);
    int from = at + SegmentFormat.RECORD_HEADER;
    byte[] body = Arrays.copyOfRange(buffer, from, from + length);
    if (cipher != null) {
      try {
        body = cipher.decrypt(body, number);
        keyFits = true;
      } catch (IOException e) {
        if (!keyFits) {
          throw new IOException("it is encrypted with another key", e);
        }
        return null; // altered by somebody who can count but has no key
      }
    }
    int type = body[0] & 0xff;
    if (1 + type > body.length) {
      return null;
    }
    return new Spooled(
        Arrays.copyOfRange(body, 1 + type, body.length),
        new String(body, 1, type, StandardCharsets.US_ASCII),
        number,
        origin);
  }

  /** Has that much in the buffer from where we are on; false if the file has less. */
  private boolean fill(int bytes, long limit) throws IOException {
    if (buffer.length - at >= bytes) {
      return true;
    }
    long place = bufferAt + at;
    if (limit - place < bytes) {
      return false;
    }
    byte[] fresh = new byte[(int) Math.min(limit - place, Math.max(CHUNK, bytes))];
    file.seek(place);
    file.readFully(fresh);
    buffer = fresh;
    bufferAt = place;
    at = 0;
    return true;
  }

  @Override
  public void close() {
    Closing.quietly(file);
  }
}
