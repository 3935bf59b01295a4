// SPDX-License-Identifier: Apache-2.0

package io.telltale.seal;

import io.telltale.event.Pairs;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Proves from what was stored that streams are complete and unaltered. Events may come in any
 * order, several times, and from several streams at once. For one thread.
 */
public final class Verifier implements Closeable {

  private static final int TAG_BYTES = 8;
  private static final int SESSION_LETTERS = 22;
  private static final int PAGES_IN_MEMORY = 8_192;

  private final Scratch scratch = new Scratch(PAGES_IN_MEMORY);
  private final Map<String, StoredSession> sessions = new LinkedHashMap<>();
  private final Canonical canonical = new Canonical();
  private final Trust trust;
  private final Findings findings;

  /**
   * Makes one.
   *
   * @param trust whose keys count
   * @param findings is told what is found
   */
  public Verifier(Trust trust, Findings findings) {
    this.trust = trust;
    this.findings = findings;
  }

  /**
   * Takes an event that was stored.
   *
   * @param pairs sorted, and without what the collector added
   * @param ordered whether the place in the source must be that in the stream
   * @param label who the agent was, for people
   * @return whether it has a seal at all
   */
  public boolean take(Pairs pairs, SealNames names, Place place, boolean ordered, String label) {
    String id = pairs.find(names.session);
    long sequence = number(pairs.find(names.sequence));
    if (id == null || id.length() != SESSION_LETTERS || sequence < 0) {
      return false;
    }
    StoredSession session = sessions.get(id);
    if (session == null) {
      session = new StoredSession(id, scratch);
      session.label = label;
      sessions.put(id, session);
    }
    session.events++;
    byte[] digest = new byte[Canonical.DIGEST_BYTES];
    canonical.digest(pairs, names.tag, names.tag, digest);
    String tag = pairs.find(names.tag);
    boolean tagged = Base64Url.text(Arrays.copyOf(digest, TAG_BYTES)).equals(tag);
    if (!place(session, sequence, digest, place, tagged)) {
      return true;
    }
    order(session, sequence, place, ordered);
    String text = pairs.find(names.checkpoint);
    Checkpoint said = text == null ? null : Checkpoint.parse(text);
    if (said != null) {
      session.add(checkpoint(pairs, names, sequence, said, place, digest));
    }
    return true;
  }

  static long number(@Nullable String text) {
    if (text == null || !text.matches("[0-9]{1,16}")) {
      return -1;
    }
    return Long.parseLong(text);
  }

  /** Whether it is not just one more of what is there. */
  private boolean place(
      StoredSession session, long sequence, byte[] digest, Place place, boolean tagged) {
    byte[] known = session.slots.digest(sequence);
    if (known == null) {
      session.slots.put(sequence, digest, place, tagged);
      return true;
    }
    if (Arrays.equals(known, digest)) {
      session.duplicates++;
      String text = tagged ? "once more" : "once more, with another tag";
      Finding.Kind kind = tagged ? Finding.Kind.DUPLICATE : Finding.Kind.ALTERED;
      findings.found(new Finding(kind, session.id, sequence, sequence, place, text));
      return false;
    }
    session.add(new StoredSession.Rival(sequence, digest, place));
    return true;
  }

  private void order(StoredSession session, long sequence, Place place, boolean ordered) {
    Long reached = session.reached.get(place.source());
    if (reached == null || sequence > reached) {
      session.reached.put(place.source(), sequence);
    } else if (ordered && sequence < reached) {
      findings.found(
          new Finding(
              Finding.Kind.REORDERED,
              session.id,
              sequence,
              sequence,
              place,
              "stands behind event " + reached));
    }
  }

  private StoredCheckpoint checkpoint(
      Pairs pairs, SealNames names, long sequence, Checkpoint said, Place place, byte[] digest) {
    byte[] signed = new byte[Canonical.DIGEST_BYTES];
    canonical.digest(pairs, names.tag, names.signature, signed);
    return new StoredCheckpoint(
        sequence,
        said,
        place,
        signed,
        digest,
        bytes(pairs.find(names.key)),
        bytes(pairs.find(names.signature)),
        bytes(pairs.find(names.digests)),
        scratch);
  }

  private static byte[] bytes(@Nullable String text) {
    return text == null ? new byte[0] : Base64Url.decode(text);
  }

  /**
   * Tells what is wrong with what was taken, session by session.
   *
   * @param until to which the data are said to reach, milliseconds since the epoch
   * @param partial whether sessions may have begun before the data
   */
  public List<SessionResult> finish(long until, boolean partial) {
    List<SessionResult> results = new ArrayList<>();
    for (StoredSession session : sessions.values()) {
      results.add(new SessionProof(session, trust, findings, canonical).prove(until, partial));
    }
    Restarts.tell(results, findings);
    return results;
  }

  /** How many sessions there are so far. */
  public int sessions() {
    return sessions.size();
  }

  @Override
  public void close() throws IOException {
    scratch.close();
  }
}
