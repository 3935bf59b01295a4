// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import io.telltale.capture.EventSink;
import io.telltale.event.SecurityEvent;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jctools.queues.atomic.MpscAtomicArrayQueue;
import org.jspecify.annotations.Nullable;

/**
 * From many application threads to the ship thread: bounded in events and bytes, without a lock,
 * without a signal. The last quarter of the room is for what matters more, so that a flood of
 * successes does not keep a failure out. What does not fit is counted by type.
 *
 * <p>The atomic variant of the queue, since the others use {@code sun.misc.Unsafe}, which newer
 * JVMs warn of and will refuse (JCTools/JCTools#395). Nobody is woken: waking costs an
 * application's thread 10 to 20 µs, looking every few milliseconds costs ours next to nothing.
 */
public final class EventQueue implements EventSink {

  static final int CAPACITY = 65_536;

  /** Of eight parts of the room, how many are there for an event of this severity. */
  private static final int[] EIGHTHS = {8, 8, 8, 8, 8, 7, 6, 6};

  private final MpscAtomicArrayQueue<SecurityEvent> events = new MpscAtomicArrayQueue<>(CAPACITY);
  private final Map<String, AtomicLong> dropped = new ConcurrentHashMap<>();
  private final AtomicLong droppedInAll = new AtomicLong();
  private final long mostBytes;

  /** Bytes that ever came, and that ever went. */
  private final AtomicLong in = new AtomicLong();

  private final AtomicLong out = new AtomicLong();

  /** {@link #out} as producers saw it last, so that they seldom touch what the consumer writes. */
  private volatile long outSeen;

  private long droppedSeen;

  /** As large as the heap allows. */
  public EventQueue() {
    this(Memory.share(16L << 20));
  }

  EventQueue(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  @Override
  public void offer(SecurityEvent event) {
    int eighths = event.type().isOwn() ? 8 : EIGHTHS[event.severity()];
    long size = event.size();
    long total = in.addAndGet(size);
    if (fits(total, mostBytes / 8 * eighths)
        && events.offerIfBelowThreshold(event, CAPACITY / 8 * eighths)) {
      return;
    }
    in.addAndGet(-size);
    drop(event.type().name());
  }

  private boolean fits(long total, long most) {
    if (total - outSeen <= most) {
      return true;
    }
    long seen = out.get();
    outSeen = seen;
    return total - seen <= most;
  }

  private void drop(String type) {
    AtomicLong count = dropped.get(type);
    if (count == null) {
      AtomicLong fresh = new AtomicLong();
      AtomicLong raced = dropped.putIfAbsent(type, fresh);
      count = raced == null ? fresh : raced;
    }
    count.incrementAndGet();
    droppedInAll.incrementAndGet();
  }

  /** The next one, or null if there is none or its producer has not finished. For one thread. */
  @Nullable SecurityEvent poll() {
    SecurityEvent event = events.relaxedPoll();
    if (event != null) {
      out.lazySet(out.get() + event.size());
    }
    return event;
  }

  boolean isEmpty() {
    return events.isEmpty();
  }

  int size() {
    return events.size();
  }

  /** How many were dropped since this was asked before, by type. For one thread. */
  Map<String, Long> takeDropped() {
    long now = droppedInAll.get();
    if (now == droppedSeen) {
      return Collections.emptyMap();
    }
    Map<String, Long> counts = new LinkedHashMap<>();
    for (Map.Entry<String, AtomicLong> entry : dropped.entrySet()) {
      long count = entry.getValue().getAndSet(0);
      if (count > 0) {
        counts.put(entry.getKey(), count);
        // Not what was dropped in all, which a thread may have counted by type only so far.
        droppedSeen += count;
      }
    }
    return counts;
  }
}
