// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import io.telltale.event.EventType;
import io.telltale.event.Outcome;
import io.telltale.event.SecurityEvent;
import io.telltale.seal.DropCounts;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one target was not told: counted by reason and type the moment it is lost, and told as soon
 * as there is room. For our own threads, of which several count.
 */
final class Losses implements DropCounts {

  /** Why, and where. */
  enum Reason {
    /** The application made events faster than the ship thread takes them. */
    QUEUE_FULL("queue_full", "queue"),
    /** The target was down or slow for longer than there was memory. */
    TARGET_QUEUE_FULL("queue_full", "target"),
    /** It cannot be said in this format within the transport's size. */
    NOT_FORMATTABLE("not_formattable", "format"),
    /** It waited on disk for longer than it may. */
    EXPIRED("expired", "spool"),
    /** It cannot be read back. */
    UNREADABLE("unreadable", "spool"),
    /** The collector refused it, and again when it was sent again. */
    REFUSED("refused", "collector");

    private final String word;
    private final String place;

    Reason(String word, String place) {
      this.word = word;
      this.place = place;
    }
  }

  private final Map<Reason, Tally> untold = new EnumMap<>(Reason.class);
  private final Tally byType = new Tally();

  /** Without those that have their place in the stream, by reason and type. */
  private final Tally unplaced = new Tally();

  /** Places in the stream that will stay empty, from and to, and are not told yet. */
  private final ArrayDeque<long[]> gaps = new ArrayDeque<>();

  /** Counts events that have no place in the stream. */
  synchronized void add(Reason reason, String type, long count) {
    unplaced.add(reason.word + '/' + type, count);
    count(reason, type, count);
  }

  /** Counts events that have a place in the stream, of one type. */
  synchronized void addPlaced(Reason reason, String type, long from, long to) {
    long[] last = gaps.peekLast();
    if (last != null && last[1] + 1 == from) {
      last[1] = to;
    } else {
      gaps.addLast(new long[] {from, to});
    }
    count(reason, type, to - from + 1);
  }

  /** Counts a message, wherever it is from. */
  void add(Reason reason, Message message) {
    if (message.sequence == Message.NO_PLACE) {
      add(reason, message.type, 1);
    } else {
      addPlaced(reason, message.type, message.sequence, message.sequence);
    }
  }

  /** The next places that will stay empty, from and to, which it then forgets; null if none. */
  synchronized long @Nullable [] nextGap() {
    return gaps.pollFirst();
  }

  private void count(Reason reason, String type, long count) {
    Tally counts = untold.get(reason);
    if (counts == null) {
      counts = new Tally();
      untold.put(reason, counts);
    }
    counts.add(type, count);
    byType.add(type, count);
  }

  /** Of one reason, as an event, what was lost since this was asked before; null if nothing was. */
  synchronized @Nullable SecurityEvent report(long now) {
    for (Map.Entry<Reason, Tally> entry : untold.entrySet()) {
      Reason reason = entry.getKey();
      SecurityEvent.Builder report =
          SecurityEvent.builder(EventType.EVENTS_DROPPED, Outcome.UNKNOWN, now)
              .reason(reason.word)
              .field("place", reason.place);
      entry.getValue().write(report, "dropped");
      SecurityEvent event = report.build();
      untold.remove(reason);
      return event;
    }
    return null;
  }

  /** How many were lost so far. */
  synchronized long inAll() {
    return byType.sum();
  }

  @Override
  public synchronized long dropped() {
    return unplaced.sum();
  }

  @Override
  public synchronized Map<String, Long> droppedByKind() {
    return unplaced.counts();
  }

  /** Writes how many of which type were lost so far. */
  synchronized void write(SecurityEvent.Builder to) {
    byType.write(to, "dropped");
  }
}
