// SPDX-License-Identifier: Apache-2.0

package io.telltale.seal;

import org.jspecify.annotations.Nullable;

/** The chain of all digests in full, which proves with 256 bits what is there without a gap. */
final class Chain {

  private Chain() {}

  /** Whether the chain of a checkpoint is right, as far as that can be told. */
  static boolean holds(
      StoredSession session,
      @Nullable StoredCheckpoint before,
      StoredCheckpoint checkpoint,
      Canonical canonical) {
    int count = (int) (checkpoint.sequence - checkpoint.first);
    boolean linked = before == null ? checkpoint.first == 0 : checkpoint.first == before.sequence;
    if (!linked) {
      return true;
    }
    byte[] links = new byte[(count + 1) * Canonical.DIGEST_BYTES];
    if (before != null) {
      byte[] chain = Base64Url.decode(String.valueOf(before.said.get("chain")));
      System.arraycopy(chain, 0, links, 0, Math.min(chain.length, Canonical.DIGEST_BYTES));
    }
    for (int i = 0; i < count; i++) {
      byte[] digest = session.slots.digest(checkpoint.first + i);
      if (digest == null || session.rivals.containsKey(checkpoint.first + i)) {
        return true;
      }
      System.arraycopy(digest, 0, links, (i + 1) * Canonical.DIGEST_BYTES, digest.length);
    }
    byte[] hash = new byte[Canonical.DIGEST_BYTES];
    canonical.hash(links, links.length, hash);
    return Base64Url.text(hash).equals(checkpoint.said.get("chain"));
  }
}
