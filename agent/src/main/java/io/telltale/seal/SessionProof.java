// SPDX-License-Identifier: Apache-2.0

package io.telltale.seal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Proves one session. A checkpoint counts if its signature is right, or if one that counts lists
 * it; what a checkpoint that counts lists was in the stream, as it was then, and nothing else was.
 */
final class SessionProof {

  private final StoredSession session;
  private final Trust trust;
  private final Findings findings;
  private final Canonical canonical;
  private final Acceptance accepted;
  private final List<long[]> lost = new ArrayList<>();
  private final SessionEnd end;
  private long proven;

  SessionProof(StoredSession session, Trust trust, Findings findings, Canonical canonical) {
    this.session = session;
    this.trust = trust;
    this.findings = findings;
    this.canonical = canonical;
    this.accepted = new Acceptance(session.checkpoints, canonical);
    this.end = new SessionEnd(session, findings);
  }

  SessionResult prove(long until, boolean partial) {
    StoredCheckpoint from = accepted.first;
    if (from == null || accepted.counting.isEmpty()) {
      tell(Finding.Kind.UNTRUSTED, -1, -1, null, "has no signed checkpoint that counts");
      tellTags(0, session.slots.highest() + 1);
      return result("", -1, -1, 0, false);
    }
    String objection = trust.objection(session.id, from.key, from);
    if (objection != null) {
      tell(Finding.Kind.UNTRUSTED, -1, -1, from.place, objection);
    }
    readLost();
    walk(partial);
    StoredCheckpoint last = accepted.lastSigned();
    if (end.tail(last, until)) {
      tellTags(last.sequence + 1, session.slots.highest() + 1);
    }
    end.state(last);
    long began = from.said.number("time") - from.said.number("up");
    return result(
        Trust.fingerprint(from.key),
        began,
        last.said.number("time"),
        Math.max(0, last.said.number("dropped")),
        last.said.isEnd());
  }

  private SessionResult result(String key, long began, long ended, long dropped, boolean closed) {
    return new SessionResult(session, key, proven, dropped, began, ended, closed);
  }

  private void readLost() {
    for (StoredCheckpoint checkpoint : accepted.counting.values()) {
      String text = checkpoint.said.get("lost");
      if (text == null) {
        continue;
      }
      for (String range : text.split("\\+")) {
        String[] ends = range.split("-");
        if (ends.length == 2 && range.matches("[0-9]{1,16}-[0-9]{1,16}")) {
          long from = Long.parseLong(ends[0]);
          long to = Long.parseLong(ends[1]);
          lost.add(new long[] {from, to});
          tell(Finding.Kind.DROPPED, from, to, null, "the agent gave up");
        }
      }
    }
    lost.sort((one, other) -> Long.compare(one[0], other[0]));
  }

  /** Through all places up to the last checkpoint that counts. */
  private void walk(boolean partial) {
    long at =
        partial
            ? Math.min(session.slots.lowest(), accepted.counting.firstEntry().getValue().first)
            : 0;
    StoredCheckpoint before = null;
    for (StoredCheckpoint checkpoint : accepted.counting.values()) {
      if (checkpoint.first > at) {
        uncovered(at, checkpoint.first);
      }
      boolean whole = true;
      for (long sequence = Math.max(at, checkpoint.first);
          sequence < checkpoint.sequence;
          sequence++) {
        whole &= covered(sequence, checkpoint);
      }
      if (whole && checkpoint.first >= at) {
        chain(before, checkpoint);
      }
      end.silence(before, checkpoint);
      before = checkpoint;
      at = checkpoint.sequence;
    }
    top(at);
  }

  /** An event that a checkpoint lists. */
  private boolean covered(long sequence, StoredCheckpoint by) {
    byte[] digest = session.slots.digest(sequence);
    List<StoredSession.Rival> rivals = session.rivals.get(sequence);
    if (digest == null) {
      if (!isLost(sequence)) {
        findings.found(Finding.ofMissing(session.id, sequence, sequence));
      }
      return false;
    }
    boolean found = judge(sequence, digest, session.slots.place(sequence), by, rivals == null);
    if (found && session.slots.isMistagged(sequence)) {
      tell(
          Finding.Kind.ALTERED,
          sequence,
          sequence,
          session.slots.place(sequence),
          "has a wrong tag");
    }
    if (rivals != null) {
      for (StoredSession.Rival rival : rivals) {
        boolean right = judge(sequence, rival.digest, rival.place, by, false);
        found |= right;
      }
      if (!found) {
        tell(Finding.Kind.MISSING, sequence, sequence, null, "is there in altered form only");
      }
    }
    proven += found ? 1 : 0;
    return found;
  }

  private boolean judge(
      long sequence, byte[] digest, Place place, StoredCheckpoint by, boolean alone) {
    if (accepted.matches(by, sequence, digest)) {
      return true;
    }
    tell(
        alone ? Finding.Kind.ALTERED : Finding.Kind.INVENTED,
        sequence,
        sequence,
        place,
        alone ? "is not as it was sealed" : "is another than the one that was sealed");
    return false;
  }

  private boolean isLost(long sequence) {
    for (long[] range : lost) {
      if (sequence >= range[0] && sequence <= range[1]) {
        return true;
      }
    }
    return false;
  }

  /** The last checkpoint that counts vouches for itself. */
  private void top(long sequence) {
    StoredCheckpoint last = accepted.counting.lastEntry().getValue();
    byte[] digest = session.slots.digest(sequence);
    if (digest != null && !Arrays.equals(digest, last.digest)) {
      tell(
          Finding.Kind.INVENTED,
          sequence,
          sequence,
          session.slots.place(sequence),
          "is another than the one that was sealed");
    } else if (session.slots.isMistagged(sequence)) {
      tell(Finding.Kind.ALTERED, sequence, sequence, last.place, "has a wrong tag");
    }
    List<StoredSession.Rival> rivals = session.rivals.get(sequence);
    if (rivals != null) {
      for (StoredSession.Rival rival : rivals) {
        if (!Arrays.equals(rival.digest, last.digest)) {
          tell(
              Finding.Kind.INVENTED,
              sequence,
              sequence,
              rival.place,
              "is another than the one that was sealed");
        }
      }
    }
    proven++;
  }

  /** Places between two checkpoints that count, of which neither speaks. */
  private void uncovered(long from, long to) {
    for (long at = from; at < to; ) {
      long next = Math.min(to, session.slots.next(at));
      if (next > at) {
        missing(at, next);
        at = next;
      } else {
        long end = Math.min(to, session.slots.gap(at));
        tell(
            Finding.Kind.UNPROVEN,
            at,
            end - 1,
            session.slots.place(at),
            "the checkpoint that lists them does not count or is not there");
        at = end;
      }
    }
    tellTags(from, to);
  }

  /** What is not there, but for what the agent gave up. */
  private void missing(long from, long to) {
    long at = from;
    for (long[] range : lost) {
      if (range[1] >= at && range[0] < to) {
        tellMissing(at, Math.min(range[0], to));
        at = range[1] + 1;
      }
    }
    tellMissing(at, to);
  }

  private void tellMissing(long from, long to) {
    if (from < to) {
      findings.found(Finding.ofMissing(session.id, from, to - 1));
    }
  }

  private void tellTags(long from, long to) {
    for (long at = session.slots.next(from); at < to; at = session.slots.next(at + 1)) {
      if (session.slots.isMistagged(at)) {
        tell(Finding.Kind.ALTERED, at, at, session.slots.place(at), "does not fit its tag");
      }
    }
    for (Map.Entry<Long, List<StoredSession.Rival>> there : session.rivals.entrySet()) {
      if (there.getKey() >= from && there.getKey() < to) {
        for (StoredSession.Rival rival : there.getValue()) {
          tell(
              Finding.Kind.INVENTED,
              rival.sequence,
              rival.sequence,
              rival.place,
              "stands where another one stands");
        }
      }
    }
  }

  private void chain(@Nullable StoredCheckpoint before, StoredCheckpoint checkpoint) {
    if (!Chain.holds(session, before, checkpoint, canonical)) {
      tell(
          Finding.Kind.ALTERED,
          checkpoint.first,
          checkpoint.sequence,
          checkpoint.place,
          "do not form the chain that the checkpoint has");
    }
  }

  private void tell(Finding.Kind kind, long from, long to, @Nullable Place place, String text) {
    findings.found(new Finding(kind, session.id, from, to, place, text));
  }
}
