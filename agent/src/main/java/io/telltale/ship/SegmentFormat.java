// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * The layout of a file of the spool, big-endian.
 *
 * <pre>
 * header  "TTSPOOL1"  u8 encrypted  7 bytes 0  32 bytes salt  u32 0  u32 CRC of what is before it
 * record  "TTRC"  u32 length  u64 number  u32 CRC of salt, length, number and body  body
 * body    u8 length of type, type, message; encrypted as a whole if so
 * </pre>
 */
final class SegmentFormat {

  static final byte[] MAGIC = {'T', 'T', 'S', 'P', 'O', 'O', 'L', '1'};
  static final int HEADER = 56;
  static final int SALT = 32;
  static final int SALT_AT = 16;
  static final int RECORD = 0x54545243;
  static final int RECORD_HEADER = 20;

  /** Of a body; far beyond any message. */
  static final int LONGEST = 1 << 20;

  private SegmentFormat() {}

  static byte[] header(byte[] salt, boolean encrypted) {
    ByteBuffer header = ByteBuffer.allocate(HEADER);
    header.put(MAGIC).put((byte) (encrypted ? 1 : 0)).put(new byte[7]).put(salt);
    header.putInt(crc(header.array(), 0, HEADER - 8));
    header.putInt(0);
    return header.array();
  }

  /** The salt in a good header; empty if it is none. */
  static byte[] salt(byte[] header) {
    ByteBuffer read = ByteBuffer.wrap(header);
    boolean good =
        Arrays.equals(Arrays.copyOf(header, MAGIC.length), MAGIC)
            && read.getInt(HEADER - 8) == crc(header, 0, HEADER - 8);
    return good ? Arrays.copyOfRange(header, SALT_AT, SALT_AT + SALT) : new byte[0];
  }

  static boolean isEncrypted(byte[] header) {
    return header[MAGIC.length] == 1;
  }

  private static int crc(byte[] bytes, int from, int length) {
    CRC32 crc = new CRC32();
    crc.update(bytes, from, length);
    return (int) crc.getValue();
  }

  /** Of a record whose header begins at an index; its body follows. */
  static int crc(byte[] salt, byte[] bytes, int from, int bodyLength) {
    CRC32 crc = new CRC32();
    crc.update(salt, 0, salt.length);
    crc.update(bytes, from + 4, 12);
    crc.update(bytes, from + RECORD_HEADER, bodyLength);
    return (int) crc.getValue();
  }
}
