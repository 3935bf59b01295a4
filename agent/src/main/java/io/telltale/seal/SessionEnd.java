// SPDX-License-Identifier: Apache-2.0

package io.telltale.seal;

import org.jspecify.annotations.Nullable;

/** How a session ended, what the agent says of itself, and when it said nothing. */
final class SessionEnd {

  private static final int HEARTBEATS = 3;
  private static final long MILLIS = 1_000;

  private final StoredSession session;
  private final Findings findings;

  SessionEnd(StoredSession session, Findings findings) {
    this.session = session;
    this.findings = findings;
  }

  void silence(@Nullable StoredCheckpoint before, StoredCheckpoint checkpoint) {
    if (before == null || before.said.isEnd()) {
      return;
    }
    long from = before.said.number("time");
    long to = checkpoint.said.number("time");
    if (to - from > HEARTBEATS * MILLIS * Math.max(1, before.said.number("every"))) {
      tell(
          Finding.Kind.SILENT,
          before.sequence,
          checkpoint.sequence,
          checkpoint.place,
          "nothing was signed for " + (to - from) / MILLIS + " s");
    }
  }

  /** What comes behind the last checkpoint that counts; false if there can be nothing. */
  boolean tail(StoredCheckpoint last, long until) {
    long from = last.sequence + 1;
    long to = session.slots.highest() + 1;
    if (last.said.isEnd()) {
      for (long at = session.slots.next(from); at < to; at = session.slots.next(at + 1)) {
        tell(
            Finding.Kind.INVENTED,
            at,
            at,
            session.slots.place(at),
            "stands behind the end of its session");
      }
      return false;
    }
    for (long at = from; at < to; ) {
      long next = Math.min(to, session.slots.next(at));
      if (next > at) {
        findings.found(Finding.ofMissing(session.id, at, next - 1));
      }
      at = session.slots.gap(next);
    }
    long quiet = until - last.said.number("time");
    boolean died = quiet > HEARTBEATS * MILLIS * Math.max(1, last.said.number("every"));
    tell(
        died ? Finding.Kind.DIED : Finding.Kind.OPEN,
        from,
        to - 1,
        null,
        died
            ? "no end, and nothing signed in the last " + quiet / MILLIS + " s of the data"
            : "no end; not signed yet: " + (to - from) + " events");
    return true;
  }

  void state(StoredCheckpoint last) {
    long dropped = last.said.number("dropped");
    if (dropped > 0) {
      String kinds = last.said.get("drops");
      tell(
          Finding.Kind.DROPPED,
          -1,
          -1,
          last.place,
          "the agent gave up "
              + dropped
              + " events before they were sealed"
              + (kinds == null ? "" : ": " + kinds.replace("+", ", ")));
    }
  }

  private void tell(Finding.Kind kind, long from, long to, @Nullable Place place, String text) {
    findings.found(new Finding(kind, session.id, from, to, place, text));
  }
}
