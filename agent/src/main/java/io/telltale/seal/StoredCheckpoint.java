// SPDX-License-Identifier: Apache-2.0

package io.telltale.seal;

import org.jspecify.annotations.Nullable;

/** A checkpoint as it was read. Its list lies in the scratch, as there may be many. */
final class StoredCheckpoint {

  final long sequence;
  final long first;
  final Checkpoint said;
  final Place place;

  /** Over all but tag and signature: what is signed. */
  final byte[] signed;

  /** Over all but the tag: what the next checkpoint lists. */
  final byte[] digest;

  final byte[] key;
  final byte[] signature;

  private final Scratch scratch;
  private final int page;
  private final int listLength;

  /** Null until it is known. */
  @Nullable Boolean verified;

  StoredCheckpoint(
      long sequence,
      Checkpoint said,
      Place place,
      byte[] signed,
      byte[] digest,
      byte[] key,
      byte[] signature,
      byte[] list,
      Scratch scratch) {
    this.sequence = sequence;
    this.said = said;
    this.place = place;
    this.signed = signed;
    this.digest = digest;
    this.key = key;
    this.signature = signature;
    this.first = sequence - Digests.count(list);
    this.scratch = scratch;
    this.listLength = list.length;
    this.page = list.length == 0 ? -1 : scratch.add(list);
  }

  boolean isSigned() {
    return signature.length > 0;
  }

  /** Whether the signature is that of the key it names. */
  boolean verifies() {
    if (verified == null) {
      verified = SessionKey.verifies(key, signed, signature);
    }
    return verified;
  }

  /** Whether it lists an event. */
  boolean covers(long other) {
    return other >= first && other < sequence;
  }

  /** The salt and the list of digests. */
  byte[] list() {
    return page < 0 ? new byte[0] : scratch.page(page, listLength);
  }
}
