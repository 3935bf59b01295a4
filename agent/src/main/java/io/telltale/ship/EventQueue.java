// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import io.telltale.capture.EventSink;
import io.telltale.event.EventType;
import io.telltale.event.Outcome;
import io.telltale.event.SecurityEvent;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jctools.queues.MessagePassingQueue;
import org.jctools.queues.atomic.MpscAtomicArrayQueue;
import org.jspecify.annotations.Nullable;

/**
 * From many application threads to the ship thread: bounded, without a lock, without a signal. What
 * does not fit is counted by type, and the count itself becomes an event.
 *
 * <p>The atomic variant of the queue, since the others use {@code sun.misc.Unsafe}, which newer
 * JVMs warn of and will refuse (JCTools/JCTools#395). Nobody is woken: waking costs an
 * application's thread 10 to 20 µs, looking every few milliseconds costs ours next to nothing.
 */
public final class EventQueue implements EventSink {

  static final int CAPACITY = 8_192;

  private final MessagePassingQueue<SecurityEvent> events = new MpscAtomicArrayQueue<>(CAPACITY);
  private final Map<String, AtomicLong> dropped = new ConcurrentHashMap<>();
  private final AtomicLong droppedInAll = new AtomicLong();
  private long told;

  @Override
  public void offer(SecurityEvent event) {
    if (events.offer(event)) {
      return;
    }
    String type = event.type().name();
    AtomicLong count = dropped.get(type);
    if (count == null) {
      AtomicLong fresh = new AtomicLong();
      AtomicLong raced = dropped.putIfAbsent(type, fresh);
      count = raced == null ? fresh : raced;
    }
    count.incrementAndGet();
    droppedInAll.incrementAndGet();
  }

  @Nullable SecurityEvent poll() {
    return events.poll();
  }

  /** How many wait now. */
  int size() {
    return events.size();
  }

  /** How many were dropped so far. */
  long droppedInAll() {
    return droppedInAll.get();
  }

  /**
   * What was dropped since the last time this was asked, as an event; null if nothing was. Its
   * fields are the counts by type.
   */
  @Nullable SecurityEvent lossReport(long now) {
    if (droppedInAll.get() == told) {
      return null;
    }
    SecurityEvent.Builder report =
        SecurityEvent.builder(EventType.EVENTS_DROPPED, Outcome.UNKNOWN, now).reason("queue_full");
    long before = told;
    for (Map.Entry<String, AtomicLong> entry : dropped.entrySet()) {
      long count = entry.getValue().getAndSet(0);
      if (count > 0) {
        told += count;
        report.field(entry.getKey(), count);
      }
    }
    // A thread may have counted by type, and was reported, but has not counted in all yet.
    return told == before ? null : report.build();
  }
}
