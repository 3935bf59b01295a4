// SPDX-License-Identifier: Apache-2.0

package io.telltale.seal;

import java.util.Arrays;

/**
 * The digests that a checkpoint lists: a random salt, then 96 bits of SHA-256(salt ‖ digest) for
 * each event since the checkpoint before, that one included.
 *
 * <p>The salt is chosen when the events are fixed already. Nobody who has a say in what an event
 * contains can so prepare a second event of the same short digest; what is left is a search through
 * 2^96, not 2^48.
 */
final class Digests {

  static final int SALT_BYTES = 12;
  static final int ENTRY_BYTES = 12;

  private final byte[] salted = new byte[SALT_BYTES + Canonical.DIGEST_BYTES];
  private final byte[] hash = new byte[Canonical.DIGEST_BYTES];

  /** Begins with the salt. */
  void salt(byte[] from, int at) {
    System.arraycopy(from, at, salted, 0, SALT_BYTES);
  }

  /** Writes the entry of one digest. */
  void entry(byte[] digest, int at, Canonical canonical, byte[] to, int toAt) {
    System.arraycopy(digest, at, salted, SALT_BYTES, Canonical.DIGEST_BYTES);
    canonical.hash(salted, salted.length, hash);
    System.arraycopy(hash, 0, to, toAt, ENTRY_BYTES);
  }

  /** Whether an entry is that of a digest. */
  boolean matches(byte[] digest, int at, Canonical canonical, byte[] list, int index) {
    byte[] expected = new byte[ENTRY_BYTES];
    entry(digest, at, canonical, expected, 0);
    int from = SALT_BYTES + index * ENTRY_BYTES;
    return Arrays.equals(expected, Arrays.copyOfRange(list, from, from + ENTRY_BYTES));
  }

  /** How many events a list covers. */
  static int count(byte[] list) {
    return Math.max(0, (list.length - SALT_BYTES) / ENTRY_BYTES);
  }
}
