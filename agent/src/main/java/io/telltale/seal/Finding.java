// SPDX-License-Identifier: Apache-2.0

package io.telltale.seal;

import org.jspecify.annotations.Nullable;

/** One thing that is to be said of the data. */
public final class Finding {

  /** What it is. */
  public enum Kind {
    /** An event that the stream had is not there. */
    MISSING(true),
    /** An event says something else than what was sealed. */
    ALTERED(true),
    /** An event that never was in the stream. */
    INVENTED(true),
    /** An event stands before one that came earlier. */
    REORDERED(true),
    /** Events for which no signed checkpoint vouches, though later ones are there. */
    UNPROVEN(true),
    /** Nothing of the session is signed, or by a key that nobody vouches for. */
    UNTRUSTED(true),
    /** A record that was an event of ours, but cannot be read any more. */
    UNREADABLE(true),
    /** What the collector wrote around an event contradicts it. */
    HEADER(true),
    /** No end, and no checkpoint for three heartbeats before the end of the data. */
    DIED(true),
    /** The session has no end yet: what came after the last signed checkpoint is not proven. */
    OPEN(false),
    /** The same event once more, as after a reconnect. */
    DUPLICATE(false),
    /** The agent says that it gave up events. */
    DROPPED(false),
    /** Nothing was signed for three heartbeats, though nothing is missing. */
    SILENT(false),
    /** The same application on the same host began again. */
    RESTARTED(false);

    private final boolean wrong;

    Kind(boolean wrong) {
      this.wrong = wrong;
    }

    /** Whether it must not be in data that nobody touched. */
    public boolean isWrong() {
      return wrong;
    }
  }

  private final Kind kind;
  private final String session;
  private final long from;
  private final long to;
  private final @Nullable Place place;
  private final String text;

  Finding(Kind kind, String session, long from, long to, @Nullable Place place, String text) {
    this.kind = kind;
    this.session = session;
    this.from = from;
    this.to = to;
    this.place = place;
    this.text = text;
  }

  /** Of a part of a session that is not there. */
  static Finding ofMissing(String session, long from, long to) {
    String text = from == to ? "is not there" : "are not there";
    return new Finding(Kind.MISSING, session, from, to, null, text);
  }

  /** Of a record that cannot be read. */
  public static Finding ofUnreadable(Place place) {
    return new Finding(
        Kind.UNREADABLE, "?", -1, -1, place, "has the seal of an event, but cannot be read");
  }

  /** Of what a collector wrote around an event. */
  public static Finding ofHeader(
      String session, @Nullable String sequence, Place place, String text) {
    long at = Verifier.number(sequence);
    return new Finding(Kind.HEADER, session, at, at, place, text);
  }

  public Kind kind() {
    return kind;
  }

  public String session() {
    return session;
  }

  /** The sequence number of the first event that it is about; -1 if it is about none. */
  public long from() {
    return from;
  }

  /** That of the last one. */
  public long to() {
    return to;
  }

  /** Where it was found; null if it is about what is not there. */
  public @Nullable Place place() {
    return place;
  }

  /** In words. */
  public String text() {
    return text;
  }
}
