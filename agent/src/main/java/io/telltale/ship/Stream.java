// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import io.telltale.diagnostics.Diagnostics;
import io.telltale.event.EventType;
import io.telltale.event.Outcome;
import io.telltale.event.SecurityEvent;
import io.telltale.format.EventStream;
import io.telltale.format.Messages;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What one target is told, in its order, sealed: events, what was lost, heartbeats, farewell. These
 * are made when they are asked for, and so only while there is room for them: a target that is down
 * has no heartbeats waiting for it. For one thread, but for {@link #end}.
 */
final class Stream implements Source, Messages {

  private static final long BETWEEN_LOSSES = TimeUnit.SECONDS.toNanos(1);

  private final EventBuffer buffer;
  private final Losses losses;
  private final EventStream events;
  private final Status status;
  private final long betweenHeartbeats;
  private final Diagnostics diagnostics;
  private final Tally told = new Tally();

  /** Sealed and not yet handed over, should the heap be full meanwhile. */
  private final List<Message> made = new ArrayList<>();

  /** Taken from the buffer, and still here should the heap be full meanwhile. */
  private final Deque<SecurityEvent> taken = new ArrayDeque<>();

  /** Made once, since nothing may be sealed behind it. */
  private @Nullable SecurityEvent farewell;

  /** What the next message has. */
  private long sequence;

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
      EventStream events,
      Status status,
      long betweenHeartbeats,
      Diagnostics diagnostics) {
    this.buffer = buffer;
    this.losses = losses;
    this.events = events;
    this.status = status;
    this.betweenHeartbeats = betweenHeartbeats;
    this.diagnostics = diagnostics;
  }

  @Override
  public void take(List<Message> to, int most) {
    if (ended) {
      return;
    }
    handOver(to);
    boolean last = ending; // before the buffer is looked at, so that nothing slips between
    if (told.sum() > 0) {
      tellState(to); // not before the first event, in which the agent says who it is
    }
    tellEvents(to, most);
    if (last && taken.isEmpty() && buffer.size() == 0) {
      tellLosses(to);
      if (farewell == null) {
        farewell = total(EventType.AGENT_STOPPED);
      }
      tell(farewell, to);
      ended = true;
    }
  }

  private void tellState(List<Message> to) {
    long now = System.nanoTime();
    if (now - lastLosses >= BETWEEN_LOSSES) {
      tellLosses(to);
    }
    if (now - lastHeartbeat >= betweenHeartbeats) {
      lastHeartbeat = now;
      tellLosses(to);
      tell(total(EventType.HEARTBEAT), to);
    }
  }

  private void tellEvents(List<Message> to, int most) {
    if (taken.isEmpty()) {
      List<SecurityEvent> more = new ArrayList<>(most);
      buffer.take(more, most);
      taken.addAll(more);
    }
    for (SecurityEvent event = taken.peekFirst(); event != null; event = taken.peekFirst()) {
      seal(event);
      taken.removeFirst();
      handOver(to);
    }
  }

  private void tellLosses(List<Message> to) {
    lastLosses = System.nanoTime();
    long[] gap = losses.nextGap();
    while (gap != null) {
      events.lost(gap[0], gap[1]);
      gap = losses.nextGap();
    }
    long now = System.currentTimeMillis();
    for (SecurityEvent report = losses.report(now); report != null; report = losses.report(now)) {
      tell(report, to);
    }
  }

  private void tell(SecurityEvent event, List<Message> to) {
    seal(event);
    handOver(to);
  }

  private void seal(SecurityEvent event) {
    try {
      events.add(event, this);
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      diagnostics.count("formatting an event", e);
      losses.add(Losses.Reason.NOT_FORMATTABLE, event.type().name(), 1);
    }
  }

  @Override
  public void add(byte[] message, EventType type) {
    made.add(new Message(message, type.name(), sequence));
    sequence++;
  }

  private void handOver(List<Message> to) {
    while (!made.isEmpty()) {
      Message next = made.get(0);
      to.add(next);
      made.remove(0);
      if (!next.type.equals(EventType.CHECKPOINT.name())) {
        told.add(next.type, 1);
      }
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
