// SPDX-License-Identifier: Apache-2.0

package io.telltale.seal;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which checkpoints of a session count: those whose signature is right, and those that one which
 * counts lists.
 */
final class Acceptance {

  private static final long BEGINNING = -1;

  /** What counts, by its place. */
  final TreeMap<Long, StoredCheckpoint> counting = new TreeMap<>();

  /** The first that is signed rightly, which tells the session's key; null if none is. */
  @Nullable StoredCheckpoint first;

  private final NavigableMap<Long, List<StoredCheckpoint>> stored;
  private final Canonical canonical;
  private final Digests digests = new Digests();

  /** By the place behind which they count. */
  private final TreeMap<Long, String> keys = new TreeMap<>();

  Acceptance(NavigableMap<Long, List<StoredCheckpoint>> stored, Canonical canonical) {
    this.stored = stored;
    this.canonical = canonical;
    keys();
    checkpoints();
  }

  /**
   * The key of the first checkpoint that is signed rightly counts, and behind a checkpoint that
   * announces the next one, signed by the one before, only that.
   */
  private void keys() {
    for (List<StoredCheckpoint> there : stored.values()) {
      for (StoredCheckpoint checkpoint : there) {
        if (first == null && checkpoint.isSigned() && checkpoint.verifies()) {
          first = checkpoint;
          keys.put(BEGINNING, Base64Url.text(checkpoint.key));
        }
        String next = checkpoint.said.get("next");
        if (next != null && first != null && isSigned(checkpoint)) {
          keys.put(checkpoint.sequence, next);
        }
      }
    }
  }

  /** From the last one back, since each vouches for those before it. */
  private void checkpoints() {
    StoredCheckpoint later = null;
    for (List<StoredCheckpoint> there : stored.descendingMap().values()) {
      for (StoredCheckpoint checkpoint : there) {
        if (counts(checkpoint, later)) {
          counting.put(checkpoint.sequence, checkpoint);
          later = checkpoint;
          break;
        }
      }
    }
  }

  /**
   * What a later key signed does not vouch for what is older than that key: who steals it must not
   * be able to sign the past anew.
   */
  private boolean counts(StoredCheckpoint checkpoint, @Nullable StoredCheckpoint later) {
    if (later == null || !later.covers(checkpoint.sequence)) {
      return isSigned(checkpoint);
    }
    boolean sameKey = keys.subMap(checkpoint.sequence, later.sequence).isEmpty();
    return matches(later, checkpoint.sequence, checkpoint.digest)
        && (sameKey || isSigned(checkpoint));
  }

  private boolean isSigned(StoredCheckpoint checkpoint) {
    Map.Entry<Long, String> valid = keys.lowerEntry(checkpoint.sequence);
    return checkpoint.isSigned()
        && valid != null
        && valid.getValue().equals(Base64Url.text(checkpoint.key))
        && checkpoint.verifies();
  }

  boolean matches(StoredCheckpoint by, long sequence, byte[] digest) {
    byte[] list = by.list();
    digests.salt(list, 0);
    return digests.matches(digest, 0, canonical, list, (int) (sequence - by.first));
  }

  /** The last one with a signature. */
  StoredCheckpoint lastSigned() {
    for (StoredCheckpoint checkpoint : counting.descendingMap().values()) {
      if (checkpoint.isSigned()) {
        return checkpoint;
      }
    }
    throw new IllegalStateException("one that counts is signed, or listed by one that is");
  }
}
