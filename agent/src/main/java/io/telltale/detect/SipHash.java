// SPDX-License-Identifier: Apache-2.0

package io.telltale.detect;

import java.security.SecureRandom;

/**
 * SipHash-2-4 (Aumasson and Bernstein, 2012): a hash with a key, so that whoever chooses what is
 * hashed cannot aim at a place in a table. The JDK's keyed hashes are HMACs, which are made for
 * more and cost more.
 */
final class SipHash {

  private final long k0;
  private final long k1;

  SipHash(long k0, long k1) {
    this.k0 = k0;
    this.k1 = k1;
  }

  /** With a key that nobody knows. */
  static SipHash random() {
    SecureRandom random = new SecureRandom();
    return new SipHash(random.nextLong(), random.nextLong());
  }

  long of(byte[] bytes) {
    Rounds rounds = new Rounds(k0, k1);
    int whole = bytes.length & ~7;
    for (int i = 0; i < whole; i += 8) {
      rounds.take(word(bytes, i, 8));
    }
    return rounds.end((long) bytes.length << 56 | word(bytes, whole, bytes.length - whole));
  }

  /** Of several numbers in their order. */
  long of(long... words) {
    Rounds rounds = new Rounds(k0, k1);
    for (long word : words) {
      rounds.take(word);
    }
    return rounds.end(((long) words.length * 8) << 56);
  }

  /** Little end first. */
  private static long word(byte[] bytes, int from, int length) {
    long word = 0;
    for (int i = length - 1; i >= 0; i--) {
      word = word << 8 | (bytes[from + i] & 0xffL);
    }
    return word;
  }

  private static final class Rounds {
    private long v0;
    private long v1;
    private long v2;
    private long v3;

    Rounds(long k0, long k1) {
      v0 = k0 ^ 0x736f6d6570736575L;
      v1 = k1 ^ 0x646f72616e646f6dL;
      v2 = k0 ^ 0x6c7967656e657261L;
      v3 = k1 ^ 0x7465646279746573L;
    }

    void take(long word) {
      v3 ^= word;
      turn();
      turn();
      v0 ^= word;
    }

    long end(long last) {
      take(last);
      v2 ^= 0xff;
      for (int i = 0; i < 4; i++) {
        turn();
      }
      return v0 ^ v1 ^ v2 ^ v3;
    }

    private void turn() {
      v0 += v1;
      v1 = Long.rotateLeft(v1, 13) ^ v0;
      v0 = Long.rotateLeft(v0, 32);
      v2 += v3;
      v3 = Long.rotateLeft(v3, 16) ^ v2;
      v0 += v3;
      v3 = Long.rotateLeft(v3, 21) ^ v0;
      v2 += v1;
      v1 = Long.rotateLeft(v1, 17) ^ v2;
      v2 = Long.rotateLeft(v2, 32);
    }
  }
}
