// SPDX-License-Identifier: Apache-2.0

package io.telltale.format;

import io.telltale.config.Layout;
import io.telltale.event.EventType;
import io.telltale.event.Outcome;
import io.telltale.event.Pairs;
import io.telltale.event.SecurityEvent;
import io.telltale.seal.DropCounts;
import io.telltale.seal.SealSettings;
import io.telltale.seal.Sealer;
import java.io.IOException;
import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;

/**
 * One stream of events to one target: says each in the target's language, short enough for its
 * receiver, sealed, in a message of RFC 5424. For one thread.
 */
public final class EventStream {

  /** Below rsyslog's default of 8,096 bytes, beyond which it cuts and says nothing. */
  public static final int MOST_BYTES = 7 * 1024;

  /**
   * What Ethernet carries in one piece: checkpoints need more than the least that IPv6 promises.
   */
  private static final int MOST_BYTES_OF_FRAME = 1_432;

  /** So that one that has also much to say of itself stays short enough. */
  private static final int MOST_LISTED_BY_OTHERS = 16;

  private final Schema schema;
  private final Envelope envelope;
  private final @Nullable Sealer sealer;
  private final SealSpace space;
  private final Fit fit;
  private final Pairs pairs;
  private final Output out = new Output();
  private final int mostBytes;
  private final int mostBytesOfCheckpoint;

  /** In {@link #pairs}, with its place in the stream, and not yet a message; null if none is. */
  private @Nullable SecurityEvent sealed;

  private EventStream(
      Layout layout,
      Identity identity,
      int mostBytes,
      @Nullable SealSettings seal,
      DropCounts drops)
      throws GeneralSecurityException {
    this.schema = Schemas.of(layout, identity);
    this.envelope = new Envelope(layout, identity);
    this.fit = new Fit(schema);
    this.pairs = schema.pairs();
    this.mostBytes = mostBytes;
    this.mostBytesOfCheckpoint = Math.max(mostBytes, MOST_BYTES_OF_FRAME);
    this.sealer = seal == null ? null : new Sealer(schema.sealNames, seal, drops);
    schema.fill(checkpoint(), pairs);
    int state = seal == null ? 0 : Sealer.stateLength(seal, mostBytesOfCheckpoint);
    this.space = new SealSpace(schema, pairs, state);
    if (sealer != null) {
      int taken = envelope.length(EventType.CHECKPOINT) + space.ofWholeCheckpoint();
      sealer.limit(mostBytesOfCheckpoint, mostBytesOfCheckpoint - taken);
    }
  }

  /**
   * A sealed stream.
   *
   * @param mostBytes what a message may have
   * @throws GeneralSecurityException if this JVM cannot seal
   */
  public static EventStream sealed(
      Layout layout, Identity identity, int mostBytes, SealSettings seal, DropCounts drops)
      throws GeneralSecurityException {
    return new EventStream(layout, identity, mostBytes, seal, drops);
  }

  /** A stream that proves nothing, for a JVM that cannot seal. */
  public static EventStream unsealed(Layout layout, Identity identity, int mostBytes) {
    try {
      return new EventStream(layout, identity, mostBytes, null, NoDrops.INSTANCE);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("nothing is sealed here", e);
    }
  }

  /** What a service is called in the header. */
  public static String appName(String service) {
    return Envelope.appName(service);
  }

  /** Says that events with a place in the stream were given up, so that nobody misses them. */
  public void lost(long from, long to) {
    if (sealer != null) {
      sealer.lost(from, to);
    }
  }

  /**
   * Adds the messages of an event: its own, and before it a checkpoint if one is due. If the heap
   * is full meanwhile it may be called again with the same event, which gets one place only.
   *
   * @throws IOException if it cannot be made short enough; then it has no place in the stream
   */
  public void add(SecurityEvent event, Messages to) throws IOException, GeneralSecurityException {
    Sealer by = sealer;
    if (by == null) {
      prepare(event, mostBytes - space.ofEvent());
      to.add(message(event), event.type());
      return;
    }
    SecurityEvent waiting = sealed;
    if (waiting != null) {
      deliver(waiting, by, to);
      if (waiting == event) {
        return;
      }
    }
    boolean end = event.type().equals(EventType.AGENT_STOPPED);
    boolean signed = end || by.isNew() || event.type().equals(EventType.HEARTBEAT);
    if (by.isFull() || (signed && by.listed() > MOST_LISTED_BY_OTHERS)) {
      addCheckpoint(by, to);
    }
    if (signed) {
      prepare(event, mostBytesOfCheckpoint - space.ofCheckpoint(by.listed()));
      by.sealCheckpoint(pairs, true, end);
    } else {
      prepare(event, mostBytes - space.ofEvent());
      by.seal(pairs);
    }
    deliver(event, by, to);
  }

  private void addCheckpoint(Sealer by, Messages to) throws IOException, GeneralSecurityException {
    SecurityEvent checkpoint = checkpoint();
    pairs.clear();
    schema.fill(checkpoint, pairs);
    by.sealCheckpoint(pairs, false, false);
    deliver(checkpoint, by, to);
  }

  private static SecurityEvent checkpoint() {
    return SecurityEvent.builder(EventType.CHECKPOINT, Outcome.UNKNOWN, System.currentTimeMillis())
        .build();
  }

  /** It has its place in the stream by now; if there is no room on the heap it stays so. */
  private void deliver(SecurityEvent event, Sealer by, Messages to) {
    sealed = event;
    try {
      to.add(message(event), event.type());
    } catch (RuntimeException e) {
      sealed = null;
      by.lost(by.sequence() - 1, by.sequence() - 1); // if it does not come out, that must be told
      throw e;
    }
    sealed = null;
  }

  private void prepare(SecurityEvent event, int most) throws IOException {
    pairs.clear();
    schema.fill(event, pairs);
    fit.to(most - envelope.length(event.type()), pairs);
    if (pairs.hasCut()) {
      pairs.flag(space.mark(), true);
      pairs.sort();
    }
  }

  private byte[] message(SecurityEvent event) {
    out.clear();
    envelope.write(event, out);
    schema.write(pairs, out);
    return out.toBytes();
  }
}
