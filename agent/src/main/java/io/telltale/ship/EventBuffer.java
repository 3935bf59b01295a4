// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import io.telltale.event.SecurityEvent;
import java.util.ArrayDeque;
import java.util.List;

/**
 * What one target is still to be told, in the order in which it happened: bounded in events and
 * bytes. When it is full the least severe goes first, and of those the oldest. Nothing here has a
 * place in the stream yet, so what goes leaves no gap. Between the ship thread and the target's.
 */
final class EventBuffer {

  /** What the agent says of itself goes last of all; without it the rest could not be judged. */
  private static final int OWN = 0;

  private static final int RANKS = 9;

  private final int mostEvents;
  private final long mostBytes;
  private final Losses losses;
  private final ArrayDeque<Held>[] byRank;
  private long next;
  private int events;
  private long bytes;

  EventBuffer(int mostEvents, long mostBytes, Losses losses) {
    this.mostEvents = mostEvents;
    this.mostBytes = mostBytes;
    this.losses = losses;
    this.byRank = queues();
  }

  @SuppressWarnings("unchecked") // there are no arrays of a generic type
  private static ArrayDeque<Held>[] queues() {
    ArrayDeque<Held>[] queues = (ArrayDeque<Held>[]) new ArrayDeque<?>[RANKS];
    for (int i = 0; i < RANKS; i++) {
      queues[i] = new ArrayDeque<>();
    }
    return queues;
  }

  synchronized void add(SecurityEvent event) {
    int rank = event.type().isOwn() ? OWN : 1 + event.severity();
    byRank[rank].addLast(new Held(event, next++));
    events++;
    bytes += event.size();
    while (events > mostEvents || bytes > mostBytes) {
      losses.add(Losses.Reason.TARGET_QUEUE_FULL, dropLeast().type().name(), 1);
    }
  }

  private SecurityEvent dropLeast() {
    int rank = RANKS - 1;
    while (byRank[rank].isEmpty()) {
      rank--;
    }
    return remove(rank);
  }

  private SecurityEvent remove(int rank) {
    SecurityEvent event = byRank[rank].removeFirst().event;
    events--;
    bytes -= event.size();
    return event;
  }

  /** Moves the oldest ones over. */
  synchronized void take(List<SecurityEvent> to, int most) {
    for (int i = 0; i < most && events > 0; i++) {
      int oldest = -1;
      for (int rank = 0; rank < RANKS; rank++) {
        Held first = byRank[rank].peekFirst();
        if (first != null && (oldest < 0 || first.number < byRank[oldest].getFirst().number)) {
          oldest = rank;
        }
      }
      to.add(byRank[oldest].getFirst().event);
      remove(oldest);
    }
  }

  synchronized int size() {
    return events;
  }

  private static final class Held {
    final SecurityEvent event;
    final long number;

    Held(SecurityEvent event, long number) {
      this.event = event;
      this.number = number;
    }
  }
}
