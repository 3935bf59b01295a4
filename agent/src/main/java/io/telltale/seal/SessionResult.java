// SPDX-License-Identifier: Apache-2.0

package io.telltale.seal;

/** What came out for one session. */
public final class SessionResult {

  final String session;
  final String label;
  final String key;
  final long events;
  final long proven;
  final long duplicates;
  final long dropped;
  final long began;
  final long ended;
  final boolean closed;

  SessionResult(
      StoredSession session,
      String key,
      long proven,
      long dropped,
      long began,
      long ended,
      boolean closed) {
    this.session = session.id;
    this.label = session.label;
    this.key = key;
    this.events = session.events;
    this.proven = proven;
    this.duplicates = session.duplicates;
    this.dropped = dropped;
    this.began = began;
    this.ended = ended;
    this.closed = closed;
  }

  public String session() {
    return session;
  }

  /** Who the agent was. */
  public String label() {
    return label;
  }

  /** SHA-256 of the session's first key, in hexadecimal digits; empty if nothing is signed. */
  public String key() {
    return key;
  }

  /** How many events were read, duplicates included. */
  public long events() {
    return events;
  }

  /** How many events are proven to be there as they were sealed. */
  public long proven() {
    return proven;
  }

  public long duplicates() {
    return duplicates;
  }

  /** How many events the agent says that it gave up. */
  public long dropped() {
    return dropped;
  }

  /** When the session began, milliseconds since the epoch; -1 if nothing signed says so. */
  public long began() {
    return began;
  }

  /** When the last signed checkpoint was made; -1 likewise. */
  public long ended() {
    return ended;
  }

  /** Whether the agent closed the session. */
  public boolean closed() {
    return closed;
  }
}
