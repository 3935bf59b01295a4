// SPDX-License-Identifier: Apache-2.0

package io.telltale.seal;

import io.telltale.event.Name;
import io.telltale.event.Pairs;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * The one form of an event that is hashed, whatever relays and stores make of its bytes: its pairs
 * in the order of their names; of each the length of the name, the name, the length of the value
 * and the value, all in UTF-8. Lengths are unsigned LEB128. Of a list the value is its texts with
 * commas between. So a value alone and a list of one are the same, as are 7 and "7", and a list and
 * its texts joined: stores and relays make one of the other.
 *
 * <p>For one thread.
 */
final class Canonical {

  static final int DIGEST_BYTES = 32;

  private static final int LONGEST_NUMBER = 5;

  private final MessageDigest sha256 = sha256();
  private byte[] bytes = new byte[4_096];
  private int used;

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /**
   * Hashes sorted pairs.
   *
   * @param without left out, since it is made from the hash
   * @param withoutToo likewise
   */
  void digest(Pairs pairs, Name without, Name withoutToo, byte[] to) {
    used = 0;
    int size = pairs.size();
    for (int i = 0; i < size; ) {
      Name name = pairs.name(i);
      int next = i + 1;
      while (next < size && pairs.name(next).equals(name)) {
        next++;
      }
      if (!name.equals(without) && !name.equals(withoutToo)) {
        put(name.bytes(), 0, name.bytes().length);
        values(pairs, i, next);
      }
      i = next;
    }
    hash(bytes, used, to);
  }

  private void values(Pairs pairs, int from, int to) {
    int length = to - from - 1;
    for (int i = from; i < to; i++) {
      length += pairs.end(i) - pairs.start(i);
    }
    putNumber(length);
    reserve(length);
    for (int i = from; i < to; i++) {
      if (i > from) {
        bytes[used++] = ',';
      }
      int part = pairs.end(i) - pairs.start(i);
      System.arraycopy(pairs.bytes(), pairs.start(i), bytes, used, part);
      used += part;
    }
  }

  /** Hashes bytes. */
  void hash(byte[] from, int length, byte[] to) {
    sha256.update(from, 0, length);
    try {
      sha256.digest(to, 0, DIGEST_BYTES);
    } catch (DigestException e) {
      throw new IllegalStateException("32 bytes are enough for SHA-256", e);
    }
  }

  private void put(byte[] from, int start, int end) {
    int length = end - start;
    putNumber(length);
    reserve(length);
    System.arraycopy(from, start, bytes, used, length);
    used += length;
  }

  private void putNumber(int number) {
    reserve(LONGEST_NUMBER);
    int rest = number;
    while (rest > 0x7f) {
      bytes[used++] = (byte) ((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    bytes[used++] = (byte) rest;
  }

  private void reserve(int more) {
    if (bytes.length - used < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, used + more));
    }
  }
}
