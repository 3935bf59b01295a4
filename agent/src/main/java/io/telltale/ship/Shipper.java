// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import io.telltale.config.Configuration;
import io.telltale.config.Target;
import io.telltale.detect.RepeatFilter;
import io.telltale.diagnostics.Diagnostics;
import io.telltale.event.EventType;
import io.telltale.event.Outcome;
import io.telltale.event.SecurityEvent;
import io.telltale.format.EventStream;
import io.telltale.redact.Redactor;
import io.telltale.weave.Transformer;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The ship thread: redact → hold back repetitions → format and seal → send. A batch that could not
 * be sent is kept and nothing more is taken from the queue, which then counts what it must drop.
 */
public final class Shipper implements Runnable {

  private static final int BATCH = 256;
  private static final long IDLE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
  private static final long LONGEST_WAIT_FOR_MAIN = TimeUnit.SECONDS.toNanos(5);
  private static final long DRAIN_MILLIS = 2_000;
  private static final long EXHAUSTED_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final EventQueue queue;
  private final Configuration configuration;
  private final Transformer transformer;
  private final Diagnostics diagnostics;
  private final Vitals vitals;
  private final RepeatFilter repeats = new RepeatFilter();
  private final Tally tally = new Tally();
  private final Link link;
  private final Target target;
  private final List<byte[]> batch = new ArrayList<>(BATCH);
  private final Thread thread;

  /** Taken from the queue and not yet in the batch; it stays if the heap is full meanwhile. */
  private @Nullable SecurityEvent next;

  private volatile boolean stopping;
  private boolean farewell;

  private Shipper(
      EventQueue queue,
      Configuration configuration,
      Target target,
      Transformer transformer,
      Vitals vitals,
      Diagnostics diagnostics) {
    this.queue = queue;
    this.configuration = configuration;
    this.target = target;
    this.transformer = transformer;
    this.vitals = vitals;
    this.diagnostics = diagnostics;
    this.link = new Link(target, diagnostics);
    this.thread = new Thread(this, "telltale-ship");
  }

  /**
   * Starts the ship thread, and has it stopped when the JVM ends.
   *
   * @param transformer knows whether {@code main} is near; until then nothing that could disturb a
   *     JVM's start is touched, such as sockets and TLS
   * @param vitals what heartbeats tell
   */
  public static void start(
      EventQueue queue,
      Configuration configuration,
      Target target,
      Transformer transformer,
      Vitals vitals,
      Diagnostics diagnostics) {
    Shipper shipper = new Shipper(queue, configuration, target, transformer, vitals, diagnostics);
    shipper.thread.setDaemon(true);
    shipper.thread.setContextClassLoader(null); // else a web application's could be kept alive
    shipper.thread.start();
    Runtime.getRuntime().addShutdownHook(new Stop(shipper));
  }

  private void stop() {
    stopping = true;
    LockSupport.unpark(thread);
    try {
      thread.join(DRAIN_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void run() {
    try {
      awaitApplication();
      // Not before: a random key makes the JDK touch file systems and security providers.
      EventStream stream = Streams.begin(configuration, target, tally, diagnostics);
      Redactor redactor = new Redactor(configuration.privacy());
      while (!shipped(stream, redactor)) {
        pause(EXHAUSTED_NANOS);
      }
    } catch (Throwable t) {
      diagnostics.say("shipping has stopped, events are lost: " + t);
    } finally {
      link.close();
      diagnostics.close();
    }
  }

  private void awaitApplication() {
    long start = System.nanoTime();
    while (!transformer.applicationSeen()
        && !stopping
        && System.nanoTime() - start < LONGEST_WAIT_FOR_MAIN) {
      pause(IDLE_NANOS);
    }
  }

  /**
   * An application may interrupt every thread that it finds; a flag left set would make us spin.
   */
  private void pause(long nanos) {
    LockSupport.parkNanos(this, nanos);
    Thread.interrupted();
  }

  /** Ships until the JVM ends, or, giving false, until the application has filled the heap. */
  private boolean shipped(EventStream stream, Redactor redactor) {
    try {
      ship(stream, redactor);
      return true;
    } catch (OutOfMemoryError e) {
      return false;
    }
  }

  private void ship(EventStream stream, Redactor redactor) {
    while (true) {
      boolean last = stopping; // before the queue is looked at, so that nothing slips between
      int found = batch.isEmpty() ? fill(stream, redactor, last) : 0;
      boolean sent = batch.isEmpty() || link.send(batch) || (last && link.sendNow(batch));
      diagnostics.flush();
      if (last && !sent) {
        // The JVM must not wait for a target that is down.
        diagnostics.say("stopped while the target was down; events unsent: " + unsent());
        return;
      }
      if (sent) {
        batch.clear();
      }
      if (farewell) {
        return;
      }
      if (found == 0 || !sent) {
        pause(IDLE_NANOS);
      }
    }
  }

  private int unsent() {
    int left = batch.size();
    while (next() != null) {
      next = null;
      left++;
    }
    return left;
  }

  /** Takes events until the batch is full or the queue empty. */
  private int fill(EventStream stream, Redactor redactor, boolean last) {
    int found = 0;
    while (found < BATCH && next() != null) {
      found++;
      add(next, stream, redactor);
      next = null;
    }
    add(queue.lossReport(System.currentTimeMillis()), stream, redactor);
    if (stream.isHeartbeatDue() && !last) {
      add(tally.heartbeat(vitals, queue.size(), diagnostics.total()), stream, redactor);
    }
    if (last && found < BATCH && !farewell) {
      farewell = true;
      add(stopped(), stream, redactor);
    }
    return found;
  }

  private @Nullable SecurityEvent next() {
    if (next == null) {
      next = queue.poll();
    }
    return next;
  }

  private void add(@Nullable SecurityEvent event, EventStream stream, Redactor redactor) {
    if (event == null) {
      return;
    }
    SecurityEvent redacted = redactor.redact(event);
    if (!repeats.admits(redacted)) {
      return;
    }
    try {
      stream.add(redacted, batch);
      tally.count(redacted);
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      diagnostics.count("formatting an event", e);
    }
  }

  private SecurityEvent stopped() {
    return SecurityEvent.builder(
            EventType.AGENT_STOPPED, Outcome.UNKNOWN, System.currentTimeMillis())
        .field("events", tally.told())
        .field("dropped", queue.droppedInAll())
        .field("repeats_held_back", repeats.heldBack())
        .field("failures", diagnostics.total())
        .build();
  }

  /** No lambda: linking the first one costs a JVM's start some 20 ms. */
  private static final class Stop extends Thread {
    private final Shipper shipper;

    Stop(Shipper shipper) {
      super("telltale-stop");
      this.shipper = shipper;
    }

    @Override
    public void run() {
      shipper.stop();
    }
  }
}
