// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import io.telltale.diagnostics.Diagnostics;
import io.telltale.event.EventType;
import io.telltale.event.Outcome;
import io.telltale.event.SecurityEvent;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What one target is told, in its order: events, what was lost, heartbeats, farewell. These are
 * made when they are asked for, and so only while there is room for them: a target that is down has
 * no heartbeats waiting for it. For one thread, but for {@link #end}.
 */
final class Stream implements Source {

  private static final long BETWEEN_LOSSES = TimeUnit.SECONDS.toNanos(1);

  private final EventBuffer buffer;
  private final Losses losses;
  private final Encoder encoder;
  private final Status status;
  private final long betweenHeartbeats;
  private final Diagnostics diagnostics;
  private final Tally told = new Tally();

  /** Taken from the buffer, and still here should the heap be full meanwhile. */
  private final Deque<SecurityEvent> taken = new ArrayDeque<>();

  private long lastHeartbeat = System.nanoTime();
  private long lastLosses = lastHeartbeat - BETWEEN_LOSSES;
  private volatile boolean ending;
  private volatile boolean ended;

  /**
   * Makes one.
   *
   * @param status what a heartbeat tells besides totals
   * @param betweenHeartbeats in nanoseconds
   */
  Stream(
      EventBuffer buffer,
      Losses losses,
      Encoder encoder,
      Status status,
      long betweenHeartbeats,
      Diagnostics diagnostics) {
    this.buffer = buffer;
    this.losses = losses;
    this.encoder = encoder;
    this.status = status;
    this.betweenHeartbeats = betweenHeartbeats;
    this.diagnostics = diagnostics;
  }

  @Override
  public void take(List<Message> to, int most) {
    if (ended) {
      return;
    }
    boolean last = ending; // before the buffer is looked at, so that nothing slips between
    long now = System.nanoTime();
    if (now - lastLosses >= BETWEEN_LOSSES) {
      tellLosses(to);
    }
    if (now - lastHeartbeat >= betweenHeartbeats) {
      lastHeartbeat = now;
      tellLosses(to);
      tell(total(EventType.HEARTBEAT), to);
    }
    tellEvents(to, most);
    if (last && taken.isEmpty() && buffer.size() == 0) {
      tellLosses(to);
      tell(total(EventType.AGENT_STOPPED), to);
      ended = true;
    }
  }

  private void tellEvents(List<Message> to, int most) {
    if (taken.isEmpty()) {
      List<SecurityEvent> more = new ArrayList<>(most);
      buffer.take(more, most);
      taken.addAll(more);
    }
    for (SecurityEvent event = taken.peekFirst(); event != null; event = taken.peekFirst()) {
      tell(event, to);
      taken.removeFirst();
    }
  }

  private void tellLosses(List<Message> to) {
    lastLosses = System.nanoTime();
    long now = System.currentTimeMillis();
    for (SecurityEvent report = losses.report(now); report != null; report = losses.report(now)) {
      tell(report, to);
    }
  }

  private void tell(SecurityEvent event, List<Message> to) {
    try {
      to.add(encoder.encode(event));
      told.add(event.type().name());
    } catch (IOException | RuntimeException e) {
      diagnostics.count("formatting an event", e);
      losses.add(Losses.Reason.NOT_FORMATTABLE, event.type().name(), 1);
    }
  }

  private SecurityEvent total(EventType type) {
    SecurityEvent.Builder total =
        SecurityEvent.builder(type, Outcome.UNKNOWN, System.currentTimeMillis());
    told.write(total, "events");
    losses.write(total);
    status.describe(total);
    return total.field("failures", diagnostics.total()).build();
  }

  /** From now on nothing more comes into the buffer: what is there is told, then the farewell. */
  void end() {
    ending = true;
  }

  @Override
  public void confirmed(Message message) {
    // Nothing is kept of what was taken.
  }

  @Override
  public boolean isEnded() {
    return ended;
  }
}
