// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import io.telltale.config.SpoolOptions;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * This JVM's part of the spool: files to which one thread appends, from which another reads, and
 * which go when all in them has been confirmed.
 */
final class Spool implements Closeable {

  /** A file more or less is what is sent twice after a crash. */
  private static final long SEGMENT_BYTES = 1L << 20;

  /** Of a file that cannot be read, before it is given up. */
  private static final int MOST_FAILURES = 3;

  /** The type of what cannot be read. */
  private static final String UNKNOWN = "unknown";

  private static final long SYNC_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final SpoolFolder folder;
  private final SpoolOptions options;
  private final Losses losses;

  // The appending thread's.
  private @Nullable SegmentWriter writer;
  private long nextFile = 1;
  private long lastSync = System.nanoTime();

  // The reading thread's.
  private @Nullable SegmentReader reader;
  private @Nullable Segment reading;
  private int failures;

  /** The last number that the reading thread was given, or need not ask for. */
  private long given;

  /** Guarded by the segments. */
  private long confirmed;

  /** Guarded by itself, as are the segments in it; nothing waits for the disk in there. */
  private final ArrayDeque<Segment> segments = new ArrayDeque<>();

  Spool(SpoolFolder folder, SpoolOptions options, Losses losses) {
    this.folder = folder;
    this.options = options;
    this.losses = losses;
  }

  /**
   * Appends messages.
   *
   * @return false if there is no room for them
   */
  boolean append(List<Spooled> messages) throws IOException {
    SegmentWriter to = writer;
    if (to == null || to.end() >= SEGMENT_BYTES) {
      roll();
      if (bytes() + SEGMENT_BYTES > options.bytes()) {
        return false;
      }
      File file = folder.newSegment(nextFile++);
      to = new SegmentWriter(file, options.key());
      writer = to;
      synchronized (segments) {
        segments.addLast(new Segment(file));
      }
    }
    try {
      to.append(messages);
    } catch (IOException e) {
      roll(); // the next try is in a new file
      throw e;
    }
    publish(messages, to.end());
    if (System.nanoTime() - lastSync > SYNC_NANOS) {
      lastSync = System.nanoTime();
      to.sync();
    }
    return true;
  }

  private void publish(List<Spooled> messages, long end) {
    synchronized (segments) {
      Segment segment = segments.getLast();
      for (Spooled message : messages) {
        segment.last = Math.max(segment.last, message.number);
      }
      segment.bytes = end;
      segment.touched = System.currentTimeMillis();
    }
  }

  /** Appends no more to the present file. */
  private void roll() {
    SegmentWriter last = writer;
    writer = null;
    if (last != null) {
      last.close();
      synchronized (segments) {
        segments.getLast().full = true;
      }
    }
  }

  /**
   * Reads on, in the order of numbers. What should be there and cannot be read is lost.
   *
   * @param from the number of the first one to give
   * @return the last number that was given or lost; less than {@code from} if there is none
   */
  synchronized long read(long from, List<Spooled> to, int most) throws IOException {
    long next = Math.max(from, given + 1);
    while (to.size() < most) {
      Segment segment = segmentWith(next);
      if (segment == null) {
        break;
      }
      Spooled message = next(segment);
      long found = message == null ? lastOf(segment) + 1 : message.number;
      if (found > next) {
        losses.addPlaced(
            Losses.Reason.UNREADABLE, UNKNOWN, Spooled.sequence(next), Spooled.sequence(found - 1));
        next = found;
      }
      if (message != null && found == next) {
        to.add(message);
        next++;
      }
      given = next - 1;
    }
    return next - 1;
  }

  private @Nullable Spooled next(Segment segment) throws IOException {
    try {
      return open(segment).next(limit(segment));
    } catch (IOException e) {
      closeReader();
      if (++failures < MOST_FAILURES) {
        throw e;
      }
      failures = 0;
      return null;
    }
  }

  private @Nullable Segment segmentWith(long number) {
    synchronized (segments) {
      for (Segment segment : segments) {
        if (segment.last >= number) {
          return segment;
        }
      }
      return null;
    }
  }

  private SegmentReader open(Segment segment) throws IOException {
    SegmentReader open = reader;
    if (open == null || reading != segment) {
      closeReader();
      open = new SegmentReader(segment.file, options.key(), null);
      reader = open;
      reading = segment;
    }
    return open;
  }

  private void closeReader() {
    Closing.quietly(reader);
    reader = null;
    reading = null;
  }

  private long limit(Segment segment) {
    synchronized (segments) {
      return segment.bytes;
    }
  }

  private long lastOf(Segment segment) {
    synchronized (segments) {
      return segment.last;
    }
  }

  /** All up to a number have arrived. From any thread. */
  void confirmed(long number) {
    synchronized (segments) {
      confirmed = number;
    }
  }

  /** Deletes what has been confirmed. On the appending thread. */
  void tidy() {
    List<Segment> done = new ArrayList<>();
    synchronized (segments) {
      Segment last = segments.peekLast();
      if (last != null && last.last <= confirmed && last.bytes > 0) {
        last.full = true;
      }
      for (Segment segment : segments) {
        if (segment.full && segment.last <= confirmed) {
          done.add(segment);
        }
      }
      if (done.contains(last)) {
        Closing.quietly(writer);
        writer = null;
      }
      segments.removeAll(done);
    }
    for (Segment segment : done) {
      delete(segment);
    }
  }

  private static void delete(Segment segment) {
    if (!segment.file.delete()) {
      segment.file.deleteOnExit();
    }
  }

  /** Gives up what has waited for too long. On the appending thread. */
  synchronized void expire(long taken) throws IOException {
    Segment oldest = expired();
    while (oldest != null) {
      long from = Math.max(taken, given) + 1;
      try (SegmentReader in = new SegmentReader(oldest.file, options.key(), null)) {
        for (Spooled message = in.next(oldest.bytes);
            message != null;
            message = in.next(oldest.bytes)) {
          if (message.number >= from) {
            losses.add(Losses.Reason.EXPIRED, message);
          }
        }
      }
      given = Math.max(given, oldest.last);
      synchronized (segments) {
        segments.remove(oldest);
      }
      delete(oldest);
      oldest = expired();
    }
  }

  private @Nullable Segment expired() {
    synchronized (segments) {
      Segment oldest = segments.peekFirst();
      boolean isOld =
          oldest != null
              && oldest.full
              && System.currentTimeMillis() - oldest.touched > options.age();
      return isOld ? oldest : null;
    }
  }

  /** How much disk it takes. */
  long bytes() {
    synchronized (segments) {
      long sum = 0;
      for (Segment segment : segments) {
        sum += segment.bytes;
      }
      return sum;
    }
  }

  @Override
  public void close() {
    roll();
    closeReader();
    folder.close();
  }

  /** One file. Guarded by the list that it is in. */
  private static final class Segment {
    final File file;
    long last;
    long bytes;
    long touched;
    boolean full;

    Segment(File file) {
      this.file = file;
    }
  }
}
