// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sends a source's messages over a link, and keeps each until it is confirmed: what was not when a
 * connection broke is sent again over the next one, in the same order, before anything else. For
 * one thread.
 */
final class Sender {

  private static final int BATCH = 256;
  private static final int MOST_REFUSALS = 3;
  private static final long SETTLE_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final Link link;
  private final Source source;
  private final Losses losses;

  /** Sent over {@link #used}, oldest first. */
  private final ArrayDeque<Message> unconfirmed = new ArrayDeque<>();

  /** To be sent, oldest first. */
  private final ArrayDeque<Message> waiting = new ArrayDeque<>();

  /** Taken from the source, and still here should the heap be full meanwhile. */
  private final List<Message> fresh = new ArrayList<>(BATCH);

  private @Nullable Transport used;

  /** For others to read. */
  private volatile int held;

  Sender(Link link, Source source, Losses losses) {
    this.link = link;
    this.source = source;
    this.losses = losses;
  }

  /**
   * Does what can be done now.
   *
   * @return whether there may be more at once
   */
  boolean step() {
    Transport last = used;
    if (last != null && !last.isOpen()) {
      partFrom(last);
    }
    Transport transport = link.ready();
    if (transport != used) {
      startOver();
      used = transport;
    }
    if (transport == null) {
      return false;
    }
    try {
      boolean moved = collect(transport);
      if (transport.isSpent() || link.hasBetter()) {
        settle(transport, SETTLE_NANOS);
        return true;
      }
      moved |= push(transport);
      return moved;
    } catch (IOException | RuntimeException e) {
      partFrom(transport);
      link.failed(e);
      return true;
    } catch (OutOfMemoryError e) {
      link.close(); // what it has sent and what we think it has may differ
      throw e;
    } finally {
      held = unconfirmed.size() + waiting.size();
    }
  }

  /** Takes what a connection that is over still knows. */
  private void partFrom(Transport transport) {
    try {
      collect(transport);
      countRefusal(transport);
    } catch (IOException e) {
      countRefusal(transport); // nothing more was confirmed, and it is said elsewhere why
    }
    startOver();
    used = null;
  }

  private void startOver() {
    while (!unconfirmed.isEmpty()) {
      waiting.addFirst(unconfirmed.getLast());
      unconfirmed.removeLast();
    }
  }

  private boolean collect(Transport transport) throws IOException {
    int count = transport.confirmed();
    for (int i = 0; i < count; i++) {
      source.confirmed(unconfirmed.getFirst());
      unconfirmed.removeFirst();
    }
    if (count > 0) {
      link.proven();
    }
    return count > 0;
  }

  private boolean push(Transport transport) throws IOException {
    int room = Math.min(transport.room(), BATCH);
    if (room <= 0) {
      return false;
    }
    if (waiting.size() < room) {
      source.take(fresh, room - waiting.size());
      waiting.addAll(fresh);
      fresh.clear();
    }
    List<Message> batch = new ArrayList<>(room);
    for (Message message : waiting) {
      if (batch.size() == room) {
        break;
      }
      batch.add(message);
    }
    if (batch.isEmpty()) {
      return false;
    }
    // Before it is sent: of a batch whose sending fails a part may have been answered.
    for (int i = 0; i < batch.size(); i++) {
      unconfirmed.addLast(waiting.getFirst());
      waiting.removeFirst();
    }
    transport.send(batch);
    return true;
  }

  /** Has the other end say that it has everything, and takes a new connection. */
  private void settle(Transport transport, long nanos) throws IOException {
    if (transport.finish(nanos)) {
      confirmAll();
      link.renew();
    } else {
      collect(transport);
      throw new IOException("the other end does not read what it was sent");
    }
  }

  private void confirmAll() {
    while (!unconfirmed.isEmpty()) {
      source.confirmed(unconfirmed.getFirst());
      unconfirmed.removeFirst();
    }
    link.proven();
  }

  /** What is refused again and again would hold up all that follows. */
  private void countRefusal(Transport transport) {
    int place = transport.refused();
    if (place < 0 || place >= unconfirmed.size()) {
      return;
    }
    Message refused = new ArrayList<>(unconfirmed).get(place);
    refused.refusals++;
    if (refused.refusals == MOST_REFUSALS) {
      unconfirmed.remove(refused);
      source.confirmed(refused);
      losses.add(Losses.Reason.REFUSED, refused);
    }
  }

  /** Waits until {@link #step} may be able to do something, or this thread is unparked. */
  void await(long nanos) {
    Transport transport = used;
    if (transport != null && transport.isOpen() && transport.room() <= 0) {
      transport.awaitRoom(nanos);
    } else {
      long left = link.pauseLeft();
      Pause.nanos(left > 0 ? Math.min(left, nanos) : nanos);
    }
  }

  /** How many messages are taken from the source and not confirmed. From any thread. */
  int held() {
    return held;
  }

  /** Whether all that the source will ever give has been sent. */
  boolean hasSentAll() {
    return source.isEnded() && waiting.isEmpty() && used != null;
  }

  /**
   * Waits for all to be confirmed.
   *
   * @return whether it was
   */
  boolean finish(long nanos) {
    Transport transport = used;
    if (transport == null) {
      return false;
    }
    try {
      if (transport.finish(nanos)) {
        confirmAll();
      } else {
        collect(transport);
      }
    } catch (IOException | RuntimeException e) {
      link.failed(e);
    }
    held = unconfirmed.size() + waiting.size();
    return unconfirmed.isEmpty();
  }
}
