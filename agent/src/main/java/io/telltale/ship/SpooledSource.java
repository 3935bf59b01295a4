// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A stream whose messages wait in memory for a moment, and on disk for longer. Three threads meet
 * here, so that neither a target that hangs nor a disk that hangs holds up the others: one feeds,
 * one sends, one writes to disk.
 */
final class SpooledSource implements Source {

  /** As much may wait in memory. */
  private static final long MOST_BYTES = 1L << 20;

  /** And as long. */
  private static final long MOST_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private static final int FED = 64;
  private static final int WRITTEN = 256;

  /** Of so many times that something is sent, left-overs come first one time. */
  private static final int TURNS = 4;

  private final Stream stream;

  /** Fed and not yet numbered, should the heap be full meanwhile. For the feeding thread. */
  private final List<Message> fed = new ArrayList<>(FED + 8);

  /** Read and not yet handed out, for the same reason. For the sending thread. */
  private final List<Spooled> read = new ArrayList<>();

  private int turn;

  /** Numbered and not taken. The oldest of them may be on disk only. Guarded by this. */
  private final ArrayDeque<Spooled> fresh = new ArrayDeque<>();

  /** Taken and not confirmed. Guarded by this. */
  private final ArrayDeque<Spooled> taken = new ArrayDeque<>();

  /** What others have left. Guarded by this. */
  private final ArrayDeque<LeftOver> leftOvers = new ArrayDeque<>();

  private long freshBytes;
  private long lastNumber;
  private long lastTaken;

  /** The last of those that are on disk instead of in {@link #fresh}. Guarded by this. */
  private long lastWritten;

  private @Nullable Spool spool;

  SpooledSource(Stream stream) {
    this.stream = stream;
  }

  /** Takes what the stream has, if there is room for it; says whether it had anything. */
  boolean feed() {
    if (!hasRoom()) {
      return false;
    }
    stream.take(fed, FED);
    boolean any = !fed.isEmpty();
    synchronized (this) {
      for (Message message : fed) {
        Spooled numbered = new Spooled(message.bytes, message.type, lastNumber + 1, null);
        fresh.addLast(numbered);
        freshBytes += numbered.bytes.length;
        lastNumber++;
      }
    }
    fed.clear();
    return any;
  }

  /** Whether nothing more will be fed. */
  boolean isFed() {
    return stream.isEnded() && fed.isEmpty();
  }

  private synchronized boolean hasRoom() {
    return freshBytes < MOST_BYTES;
  }

  @Override
  public void take(List<Message> to, int most) {
    turn = (turn + 1) % TURNS;
    int before = to.size();
    LeftOver old = leftOver();
    if (turn == 0 && old != null) {
      old.take(to, most);
    }
    if (to.size() == before) {
      takeOwn(to, most);
    }
    if (to.size() == before && old != null) {
      old.take(to, most);
    }
  }

  private synchronized @Nullable LeftOver leftOver() {
    while (!leftOvers.isEmpty() && leftOvers.getFirst().isDone()) {
      leftOvers.removeFirst().close();
    }
    return leftOvers.peekFirst();
  }

  private void takeOwn(List<Message> to, int most) {
    Spool from;
    long wanted;
    int written;
    synchronized (this) {
      wanted = lastTaken + 1;
      if (read.isEmpty() && wanted > lastWritten) {
        for (int i = 0; i < most && !fresh.isEmpty(); i++) {
          Spooled next = fresh.getFirst();
          handOut(next, to);
          fresh.removeFirst();
          freshBytes -= next.bytes.length;
        }
        return;
      }
      from = spool;
      written = (int) Math.min(most, lastWritten - lastTaken);
    }
    if (from != null) {
      takeFromDisk(from, wanted, to, written);
    }
  }

  private void takeFromDisk(Spool from, long wanted, List<Message> to, int most) {
    long last = wanted - 1;
    try {
      last = from.read(wanted, read, most);
    } catch (IOException e) {
      last = Math.max(last, read.isEmpty() ? 0 : read.get(read.size() - 1).number);
    }
    synchronized (this) {
      for (Spooled message : read) {
        message.onDisk = true;
        handOut(message, to);
      }
      lastTaken = Math.max(lastTaken, last);
    }
    read.clear();
  }

  private void handOut(Spooled message, List<Message> to) {
    taken.addLast(message);
    to.add(message);
    lastTaken = message.number;
  }

  @Override
  public void confirmed(Message message) {
    Spooled known = (Spooled) message;
    if (known.origin != null) {
      known.origin.confirmed();
      return;
    }
    synchronized (this) {
      taken.remove(known);
      if (spool != null) {
        spool.confirmed(taken.isEmpty() ? lastTaken : taken.getFirst().number - 1);
      }
    }
  }

  @Override
  public synchronized boolean isEnded() {
    return isFed() && lastTaken == lastNumber;
  }

  /** Gives a place to write to. */
  synchronized void use(Spool fresh) {
    spool = fresh;
  }

  synchronized void adopt(LeftOver leftOver) {
    leftOvers.addLast(leftOver);
  }

  /**
   * Writes what has waited in memory for too long. Before it goes what was taken and has not
   * arrived, so that on disk all stands in the order of the stream.
   *
   * @param all what waits at all
   * @return false if there is nothing more to write
   */
  boolean spill(Spool to, boolean all) throws IOException {
    List<Spooled> batch = waiting(all);
    if (batch.isEmpty() || !to.append(batch)) {
      return false;
    }
    long last = batch.get(batch.size() - 1).number;
    synchronized (this) {
      mark(batch);
      while (!fresh.isEmpty() && fresh.getFirst().number <= last) {
        Spooled written = fresh.removeFirst();
        freshBytes -= written.bytes.length;
        lastWritten = written.number;
      }
    }
    return true;
  }

  private synchronized List<Spooled> waiting(boolean all) {
    List<Spooled> batch = new ArrayList<>();
    Spooled oldest = fresh.peekFirst();
    boolean isDue =
        oldest != null
            && (freshBytes >= MOST_BYTES / 2 || System.nanoTime() - oldest.time >= MOST_NANOS);
    if (all || isDue) {
      for (Spooled message : taken) {
        if (!message.onDisk && batch.size() < WRITTEN) {
          batch.add(message);
        }
      }
      for (Spooled message : fresh) {
        if (batch.size() < WRITTEN) {
          batch.add(message);
        }
      }
    }
    return batch;
  }

  private static void mark(List<Spooled> batch) {
    for (Spooled message : batch) {
      message.onDisk = true;
    }
  }

  synchronized long lastTaken() {
    return lastTaken;
  }

  /** How many messages would be gone with the JVM. */
  synchronized int inMemoryOnly() {
    int count = fresh.size();
    for (Spooled message : taken) {
      count += message.onDisk ? 0 : 1;
    }
    return count;
  }

  /** How many of them are on disk. */
  long onDisk() {
    return unconfirmed() - inMemoryOnly();
  }

  /** How many messages have not arrived. */
  synchronized long unconfirmed() {
    return lastNumber - lastTaken + taken.size();
  }
}
