// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import io.telltale.config.Configuration;
import io.telltale.config.SpoolOptions;
import io.telltale.config.Target;
import io.telltale.diagnostics.Diagnostics;
import io.telltale.event.SecurityEvent;
import io.telltale.format.EventStream;
import io.telltale.format.Identity;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * All that belongs to one target: which events it gets, those that wait for it, its stream, its
 * link and the thread that serves it. A target that hangs holds up its own thread and nobody else.
 */
final class Outlet implements Runnable, Status {

  private static final long DEFAULT_BYTES = 16L << 20;
  private static final long IDLE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long EXHAUSTED_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final Target target;
  private final Status agent;
  private final Diagnostics diagnostics;
  private final Losses losses = new Losses();
  private final EventBuffer buffer;
  private final Stream stream;
  private final Link link;
  private final Sender sender;
  private final Thread thread;

  /** Null if there is no spool. */
  private final @Nullable SpooledSource spooled;

  private final @Nullable Spooling spooling;

  private volatile boolean idle;
  private volatile boolean ending;
  private volatile long deadline;
  private volatile long timeToSpool;

  /**
   * Makes one; {@link #start} starts its thread.
   *
   * @param agent what a heartbeat tells besides what is known here
   */
  Outlet(
      Target target,
      Configuration configuration,
      Identity identity,
      Status agent,
      Diagnostics diagnostics) {
    this.target = target;
    this.agent = agent;
    this.diagnostics = diagnostics;
    long bytes = target.queueBytes() == 0 ? Memory.share(DEFAULT_BYTES) : target.queueBytes();
    this.buffer = new EventBuffer(target.queueEvents(), bytes, losses);
    EventStream events = Streams.begin(configuration, target, identity, losses, diagnostics);
    long heartbeat = TimeUnit.MILLISECONDS.toNanos(configuration.heartbeat());
    this.stream = new Stream(buffer, losses, events, this, heartbeat, diagnostics);
    this.link = new Link(target, diagnostics);
    SpoolOptions spool = target.spool();
    if (spool == null) {
      this.spooled = null;
      this.spooling = null;
      this.sender = new Sender(link, stream, losses);
    } else {
      this.spooled = new SpooledSource(stream);
      this.spooling = new Spooling(spool, spooled, link, losses, diagnostics);
      this.sender = new Sender(link, spooled, losses);
    }
    this.thread = Threads.of(this, "telltale-send");
  }

  void start() {
    thread.start();
    if (spooling != null) {
      spooling.start();
    }
  }

  /** Takes an event, if it is for this target. */
  void offer(SecurityEvent event) {
    if (target.admits(event)) {
      buffer.add(event);
    }
  }

  /** Takes note of what was lost before it could be offered, by type. */
  void lost(Map<String, Long> counts) {
    for (Map.Entry<String, Long> entry : counts.entrySet()) {
      losses.add(Losses.Reason.QUEUE_FULL, entry.getKey(), entry.getValue());
    }
  }

  /** Has what was offered sent at once. */
  void wake() {
    if (spooling != null) {
      spooling.wake();
    } else if (idle) {
      LockSupport.unpark(thread);
    }
  }

  /** Looks whether the target has left us waiting for too long. */
  void watch() {
    link.watch();
  }

  /**
   * Has all sent that was offered, and the farewell.
   *
   * @param until when to stop at the latest, in terms of {@link System#nanoTime}
   */
  void end(long until) {
    deadline = until;
    timeToSpool = (until - System.nanoTime()) / 3;
    ending = true;
    stream.end();
    LockSupport.unpark(thread);
  }

  /** Waits until it has, or until the deadline; says what was not sent. */
  void awaitEnd() {
    try {
      long left = deadline - System.nanoTime();
      // Whatever happens, not 0, which would be for ever.
      thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(left)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    int unsent = buffer.size() + (spooled == null ? sender.held() : spooled.inMemoryOnly());
    if (unsent > 0) {
      diagnostics.say("stopped while " + target + " was down; events unsent: " + unsent);
    }
    if (spooled != null && spooled.unconfirmed() > 0) {
      diagnostics.say(
          "stopped while " + target + " was down; events that wait on disk: " + spooled.onDisk());
    }
  }

  @Override
  public void describe(SecurityEvent.Builder heartbeat) {
    heartbeat
        .field("waiting", (long) buffer.size())
        .field("unconfirmed", spooled == null ? sender.held() : spooled.unconfirmed());
    if (spooling != null) {
      heartbeat.field("spool_bytes", spooling.bytes());
    }
    agent.describe(heartbeat);
  }

  @Override
  public void run() {
    try {
      while (!isDone()) {
        work();
      }
    } catch (Throwable t) {
      diagnostics.say("sending to " + target + " has stopped, events are lost: " + t);
    } finally {
      if (spooling != null) {
        spooling.close(deadline - System.nanoTime());
      }
      link.close();
    }
  }

  private void work() {
    try {
      if (!sender.step()) {
        idle = true;
        sender.await(IDLE_NANOS);
        idle = false;
      }
    } catch (OutOfMemoryError e) {
      Pause.nanos(EXHAUSTED_NANOS); // the application has filled the heap
    }
  }

  private boolean isDone() {
    if (!ending) {
      return false;
    }
    long left = deadline - System.nanoTime();
    if (spooling != null) {
      left -= timeToSpool;
    }
    if (left <= 0) {
      return true;
    }
    if (sender.hasSentAll()) {
      sender.finish(left);
      return true;
    }
    boolean kept = spooled == null || spooled.isFed();
    return kept && link.isDown() && !triesOnceMore();
  }

  /** Nobody may wait for a target that is down, but it may be back. */
  private boolean triesOnceMore() {
    link.hurry();
    sender.step();
    return !link.isDown();
  }
}
