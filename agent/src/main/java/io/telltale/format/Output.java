// SPDX-License-Identifier: Apache-2.0

package io.telltale.format;

import io.telltale.event.Decimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes of a message under way; the same buffer for each. For one thread. */
final class Output {

  private static final int LONGEST_NUMBER = 20;

  private byte[] bytes = new byte[4_096];
  private int used;

  void clear() {
    used = 0;
  }

  int length() {
    return used;
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, used);
  }

  /** Makes room, so that as many bytes may be put one by one. */
  void reserve(int more) {
    if (bytes.length - used < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, used + more));
    }
  }

  void put(int b) {
    reserve(1);
    bytes[used++] = (byte) b;
  }

  /** Without asking for room, which {@link #reserve} has made. */
  void putReserved(int b) {
    bytes[used++] = (byte) b;
  }

  /** The last byte that was put. */
  int last() {
    return bytes[used - 1];
  }

  void put(byte[] from, int start, int end) {
    int length = end - start;
    reserve(length);
    System.arraycopy(from, start, bytes, used, length);
    used += length;
  }

  void put(byte[] all) {
    put(all, 0, all.length);
  }

  void put(long number) {
    reserve(LONGEST_NUMBER);
    used = Decimal.write(number, bytes, used);
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
