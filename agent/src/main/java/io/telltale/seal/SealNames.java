// SPDX-License-Identifier: Apache-2.0

package io.telltale.seal;

import io.telltale.event.Name;
import java.util.Arrays;
import java.util.List;

/** What a schema calls the parts of the seal. */
public final class SealNames {

  /** Which stream of which run of which agent. */
  public final Name session;

  /** The event's place in it, from 0 on, without a gap. */
  public final Name sequence;

  /** The first bits of the event's digest. */
  public final Name tag;

  /** What a checkpoint says; see {@link Checkpoint}. */
  public final Name checkpoint;

  /** The digests of the events that a checkpoint covers; see {@link Digests}. */
  public final Name digests;

  /** The public key of the session. */
  public final Name key;

  /** A signature over the event's digest. */
  public final Name signature;

  /** In the order of the fields of this class. */
  public SealNames(
      String session,
      String sequence,
      String tag,
      String checkpoint,
      String digests,
      String key,
      String signature) {
    this.session = Name.of(session);
    this.sequence = Name.of(sequence);
    this.tag = Name.of(tag);
    this.checkpoint = Name.of(checkpoint);
    this.digests = Name.of(digests);
    this.key = Name.of(key);
    this.signature = Name.of(signature);
  }

  /** All of them. */
  public List<Name> all() {
    return Arrays.asList(session, sequence, tag, checkpoint, digests, key, signature);
  }
}
