// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Appends to one file of the spool. Not by a channel, which an application that interrupts threads
 * would close. For one thread.
 */
final class SegmentWriter implements Closeable {

  private final RandomAccessFile file;
  private final byte[] salt = new byte[SegmentFormat.SALT];
  private final @Nullable SpoolCipher cipher;
  private long end;

  SegmentWriter(File file, byte @Nullable [] key) throws IOException {
    new SecureRandom().nextBytes(salt);
    this.cipher = key == null ? null : new SpoolCipher(key, salt);
    this.file = new RandomAccessFile(file, "rw");
    try {
      write(SegmentFormat.header(salt, key != null));
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  /** Appends all, or nothing that a reader would take for a record. */
  void append(List<Spooled> messages) throws IOException {
    FrameBuffer records = new FrameBuffer();
    for (Spooled message : messages) {
      records.add(record(message));
    }
    write(records.bytes(), records.length());
  }

  private byte[] record(Spooled message) throws IOException {
    byte[] type = message.type.getBytes(StandardCharsets.US_ASCII);
    byte[] body =
        ByteBuffer.allocate(1 + type.length + message.bytes.length)
            .put((byte) type.length)
            .put(type)
            .put(message.bytes)
            .array();
    if (cipher != null) {
      body = cipher.encrypt(body, message.number);
    }
    ByteBuffer record = ByteBuffer.allocate(SegmentFormat.RECORD_HEADER + body.length);
    record.putInt(SegmentFormat.RECORD).putInt(body.length).putLong(message.number);
    record.putInt(0).put(body);
    record.putInt(16, SegmentFormat.crc(salt, record.array(), 0, body.length));
    return record.array();
  }

  private void write(byte[] bytes) throws IOException {
    write(bytes, bytes.length);
  }

  private void write(byte[] bytes, int length) throws IOException {
    try {
      file.seek(end);
      file.write(bytes, 0, length);
      end += length;
    } catch (IOException e) {
      cutBack();
      throw e;
    }
  }

  /** So that half a record is not in the way of what is written when there is room again. */
  private void cutBack() {
    try {
      file.setLength(end);
    } catch (IOException e) {
      return; // then it is a torn tail, which a reader passes over
    }
  }

  /** How long the file is. */
  long end() {
    return end;
  }

  /** Has the system write it to the disk, which only a crash of the system makes necessary. */
  void sync() throws IOException {
    file.getFD().sync();
  }

  @Override
  public void close() {
    Closing.quietly(file);
  }
}
