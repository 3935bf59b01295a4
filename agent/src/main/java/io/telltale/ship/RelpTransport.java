// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import io.telltale.config.Endpoint;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The client's side of RELP: each message has a number and gets an answer. A new connection begins
 * a new session with new numbers, in which what had no answer is sent again.
 */
final class RelpTransport implements Transport, RelpResponses.Handler {

  private static final int LAST_NUMBER = 999_999_999;
  private static final int OPEN_NUMBER = 1;
  private static final long OPEN_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  /** rsyslog sends each answer by itself; read one by one they cost more than the messages. */
  private static final long GATHER_NANOS = TimeUnit.MICROSECONDS.toNanos(300);

  private static final String OFFERS = "relp_version=0\nrelp_software=telltale\ncommands=syslog";

  private final Endpoint endpoint;
  private final int window;
  private final @Nullable Tls tls;
  private final Connection connection = new Connection(new Answers());
  private final RelpResponses responses = new RelpResponses(this);
  private final FrameBuffer frames = new FrameBuffer();

  /** Guards what the reading thread shares with the sending one. */
  private final Object lock = new Object();

  /** Which of the unconfirmed have been answered, from the oldest on. */
  private BitSet answered = new BitSet();

  private int unconfirmed;
  private int refused = -1;
  private int oldestNumber = OPEN_NUMBER + 1;
  private int nextNumber = OPEN_NUMBER;
  private long lastAnswer;
  private boolean opened;
  private boolean closeAnswered;

  /** Why the server gave up; null if it did not. */
  private @Nullable String end;

  private volatile @Nullable Thread waiting;

  RelpTransport(Endpoint endpoint, int window, @Nullable Tls tls) {
    this.endpoint = endpoint;
    this.window = window;
    this.tls = tls;
  }

  @Override
  public void open() throws IOException {
    connection.open(endpoint, tls);
    frames.clear();
    frame("open", OFFERS);
    connection.write(frames.bytes(), frames.length());
    long start = System.nanoTime();
    while (!isOpened()) {
      if (!isOpen() || System.nanoTime() - start > OPEN_NANOS) {
        String reason = reason();
        close();
        throw new IOException(reason == null ? "no answer to RELP's open" : reason);
      }
      Pause.nanos(POLL_NANOS);
    }
  }

  private boolean isOpened() {
    synchronized (lock) {
      return opened;
    }
  }

  private @Nullable String reason() {
    synchronized (lock) {
      return end;
    }
  }

  private void frame(String command, String data) {
    frames.number(nextNumber);
    frames.add(' ');
    frames.add(command);
    frames.add(' ');
    frames.number(data.length());
    if (!data.isEmpty()) {
      frames.add(' ');
      frames.add(data);
    }
    frames.add('\n');
    nextNumber = after(nextNumber, 1);
  }

  private static int after(int number, int steps) {
    return (number - 1 + steps) % LAST_NUMBER + 1;
  }

  @Override
  public int room() {
    synchronized (lock) {
      return window - unconfirmed;
    }
  }

  @Override
  public void send(List<Message> messages) throws IOException {
    frames.clear();
    for (Message message : messages) {
      frames.number(nextNumber);
      frames.add(" syslog ");
      frames.number(message.bytes.length);
      frames.add(' ');
      frames.add(message.bytes);
      frames.add('\n');
      nextNumber = after(nextNumber, 1);
    }
    synchronized (lock) {
      if (unconfirmed == 0) {
        lastAnswer = System.nanoTime();
      }
      unconfirmed += messages.size();
    }
    connection.write(frames.bytes(), frames.length());
  }

  @Override
  public int confirmed() throws IOException {
    synchronized (lock) {
      int count = Math.min(answered.nextClearBit(0), unconfirmed);
      if (count > 0) {
        answered = answered.get(count, Math.max(count, answered.length()));
        unconfirmed -= count;
        oldestNumber = after(oldestNumber, count);
        refused = refused < count ? refused : refused - count;
      }
      if (count == 0 && end != null) {
        throw new IOException(end);
      }
      return count;
    }
  }

  @Override
  public int refused() {
    synchronized (lock) {
      return refused;
    }
  }

  @Override
  public void awaitRoom(long nanos) {
    waiting = Thread.currentThread();
    long start = System.nanoTime();
    for (long left = nanos;
        left > 0 && isFull() && isOpen();
        left = start + nanos - System.nanoTime()) {
      Pause.nanos(left);
    }
    waiting = null;
  }

  /**
   * Nothing has been answered. A single answer is enough to go on: rsyslog's next ones wait until
   * its system sees that one acknowledged (RFC 896), which goes along with what is sent, but takes
   * 40 ms by itself.
   */
  private boolean isFull() {
    synchronized (lock) {
      return unconfirmed - answered.cardinality() >= window;
    }
  }

  /** On the reading thread. */
  @Override
  public void frame(long number, String command, String data) throws IOException {
    synchronized (lock) {
      if (command.equals("serverclose")) {
        end = "the server has closed the session";
        throw new IOException(end);
      }
      if (!command.equals("rsp")) {
        throw new IOException("a RELP server that says " + command);
      }
      lastAnswer = System.nanoTime();
      boolean good = data.startsWith("200");
      if (!opened) {
        answerToOpen(good, data);
      } else {
        answer(number, good);
      }
    }
  }

  private void answerToOpen(boolean good, String data) throws IOException {
    if (!good || !data.contains("syslog")) {
      end = "the server refused RELP's open: " + data;
      throw new IOException(end);
    }
    opened = true;
  }

  private void answer(long number, boolean good) throws IOException {
    int place = (int) Math.floorMod(number - oldestNumber, (long) LAST_NUMBER);
    if (place == unconfirmed) {
      closeAnswered = true;
    } else if (place > unconfirmed || answered.get(place)) {
      throw new IOException("a RELP answer to what was not asked: " + number);
    } else if (good) {
      answered.set(place);
    } else {
      refused = place;
      end = "the server refused a message";
      throw new IOException(end);
    }
  }

  @Override
  public boolean finish(long nanos) throws IOException {
    frames.clear();
    frame("close", "");
    connection.write(frames.bytes(), frames.length());
    long start = System.nanoTime();
    while (!isFinished() && connection.isOpen() && System.nanoTime() - start < nanos) {
      Pause.nanos(POLL_NANOS);
    }
    synchronized (lock) {
      return answered.nextClearBit(0) >= unconfirmed;
    }
  }

  private boolean isFinished() {
    synchronized (lock) {
      return closeAnswered;
    }
  }

  @Override
  public boolean isOpen() {
    return connection.isOpen() && reason() == null;
  }

  @Override
  public long busyFor() {
    synchronized (lock) {
      boolean waits = unconfirmed > 0 && answered.nextClearBit(0) < unconfirmed;
      return Math.max(connection.busyFor(), waits ? System.nanoTime() - lastAnswer : 0);
    }
  }

  @Override
  public void abort() {
    connection.abort();
  }

  @Override
  public void close() {
    connection.close();
  }

  private final class Answers implements Connection.Listener {
    @Override
    public void heard(byte[] bytes, int length) throws IOException {
      responses.take(bytes, length);
    }

    @Override
    public void heardAll() {
      Thread sender = waiting;
      if (sender != null && !(isFull() && isOpen())) {
        LockSupport.unpark(sender);
      }
      Pause.nanos(GATHER_NANOS);
    }
  }
}
