// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that go out in one write: a write for each message costs seven times as much. */
final class FrameBuffer {

  private static final int USUAL = 64 * 1024;

  private byte[] bytes = new byte[USUAL];
  private int length;

  void clear() {
    length = 0;
    if (bytes.length > 4 * USUAL) {
      bytes = new byte[USUAL];
    }
  }

  void add(byte[] more) {
    reserve(more.length);
    System.arraycopy(more, 0, bytes, length, more.length);
    length += more.length;
  }

  void add(char ascii) {
    reserve(1);
    bytes[length++] = (byte) ascii;
  }

  void add(String ascii) {
    add(ascii.getBytes(StandardCharsets.US_ASCII));
  }

  /** In decimal. */
  void number(long value) {
    if (value >= 10) {
      number(value / 10);
    }
    add((char) ('0' + value % 10));
  }

  private void reserve(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
    }
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }
}
