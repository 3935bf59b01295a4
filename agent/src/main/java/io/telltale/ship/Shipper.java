// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import io.telltale.config.Configuration;
import io.telltale.config.Target;
import io.telltale.detect.RepeatFilter;
import io.telltale.diagnostics.Diagnostics;
import io.telltale.event.SecurityEvent;
import io.telltale.format.Identity;
import io.telltale.redact.Redactor;
import io.telltale.weave.Transformer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The ship thread: hold back repetitions → redact → give to each target. It never waits for one, so
 * the queue from the application's threads is empty but for moments.
 */
public final class Shipper implements Runnable, Status {

  private static final int BATCH = 256;
  private static final long IDLE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
  private static final long LONGEST_WAIT_FOR_MAIN = TimeUnit.SECONDS.toNanos(5);
  private static final long EXHAUSTED_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long BETWEEN_LOOKS = TimeUnit.SECONDS.toNanos(1);

  private final EventQueue queue;
  private final Configuration configuration;
  private final Transformer transformer;
  private final Status agent;
  private final Diagnostics diagnostics;
  private final RepeatFilter repeats = new RepeatFilter();
  private final long started = System.nanoTime();
  private final Thread thread;

  /** Taken from the queue; it stays if the heap is full meanwhile. */
  private @Nullable SecurityEvent next;

  /** Whether {@link #next} is no repetition. */
  private boolean admitted;

  /** {@link #next} as it may leave, and how many targets have it. */
  private @Nullable SecurityEvent redacted;

  private int given;
  private long lastLook = started;
  private volatile List<Outlet> outlets = Collections.emptyList();
  private volatile boolean stopping;
  private volatile long deadline;

  private Shipper(
      EventQueue queue,
      Configuration configuration,
      Transformer transformer,
      Status agent,
      Diagnostics diagnostics) {
    this.queue = queue;
    this.configuration = configuration;
    this.transformer = transformer;
    this.agent = agent;
    this.diagnostics = diagnostics;
    this.thread = Threads.of(this, "telltale-ship");
  }

  /**
   * Starts the ship thread, and has it stopped when the JVM ends.
   *
   * @param transformer knows whether {@code main} is near; until then nothing that could disturb a
   *     JVM's start is touched, such as sockets and TLS
   * @param agent what heartbeats tell of the rest of the agent
   */
  public static void start(
      EventQueue queue,
      Configuration configuration,
      Transformer transformer,
      Status agent,
      Diagnostics diagnostics) {
    Shipper shipper = new Shipper(queue, configuration, transformer, agent, diagnostics);
    shipper.thread.start();
    Runtime.getRuntime().addShutdownHook(new Stop(shipper));
  }

  private void stop() {
    deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(configuration.shutdownTimeout());
    stopping = true;
    LockSupport.unpark(thread);
    try {
      thread.join(Math.max(1, configuration.shutdownTimeout()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (Outlet outlet : outlets) {
      outlet.awaitEnd();
    }
    diagnostics.close();
  }

  @Override
  public void run() {
    try {
      awaitApplication();
      Identity identity = Identity.detect(configuration.service(), configuration.environment());
      // Not before: a random key makes the JDK touch file systems and security providers.
      Redactor redactor = new Redactor(configuration.privacy());
      open(identity);
      while (!shipped(redactor)) {
        Pause.nanos(EXHAUSTED_NANOS);
      }
    } catch (Throwable t) {
      diagnostics.say("shipping has stopped, events are lost: " + t);
    }
  }

  private void awaitApplication() {
    while (!transformer.applicationSeen()
        && !stopping
        && System.nanoTime() - started < LONGEST_WAIT_FOR_MAIN) {
      Pause.nanos(IDLE_NANOS);
    }
  }

  private void open(Identity identity) {
    List<Outlet> opened = new ArrayList<>();
    for (Target target : configuration.targets()) {
      Outlet outlet = new Outlet(target, configuration, identity, this, diagnostics);
      outlet.start();
      opened.add(outlet);
    }
    outlets = opened;
  }

  /** Ships until the JVM ends, or, giving false, until the application has filled the heap. */
  private boolean shipped(Redactor redactor) {
    try {
      ship(redactor);
      return true;
    } catch (OutOfMemoryError e) {
      return false;
    }
  }

  private void ship(Redactor redactor) {
    while (true) {
      boolean last = stopping; // before the queue is looked at, so that nothing slips between
      int found = pass(redactor);
      tellLosses();
      for (Outlet outlet : outlets) {
        if (found > 0) {
          outlet.wake();
        }
      }
      look();
      if (last && found == 0 && queue.isEmpty()) {
        for (Outlet outlet : outlets) {
          outlet.end(deadline);
        }
        return;
      }
      if (found == 0) {
        Pause.nanos(IDLE_NANOS);
      }
    }
  }

  /** Passes on what is in the queue, up to a batch. */
  private int pass(Redactor redactor) {
    int found = 0;
    while (found < BATCH) {
      if (next == null) {
        next = queue.poll();
        if (next == null) {
          break;
        }
      }
      give(next, redactor);
      next = null;
      found++;
    }
    return found;
  }

  private void give(SecurityEvent event, Redactor redactor) {
    if (redacted == null) {
      if (!admitted && !repeats.admits(event)) {
        return;
      }
      admitted = true; // it would not be a second time
      redacted = redactor.redact(event);
      given = 0;
    }
    while (given < outlets.size()) {
      outlets.get(given).offer(redacted);
      given++;
    }
    redacted = null;
    admitted = false;
  }

  private void tellLosses() {
    Map<String, Long> dropped = queue.takeDropped();
    if (!dropped.isEmpty()) {
      for (Outlet outlet : outlets) {
        outlet.lost(dropped);
      }
    }
  }

  private void look() {
    diagnostics.flush();
    if (System.nanoTime() - lastLook > BETWEEN_LOOKS) {
      lastLook = System.nanoTime();
      for (Outlet outlet : outlets) {
        outlet.watch();
      }
    }
  }

  @Override
  public void describe(SecurityEvent.Builder heartbeat) {
    heartbeat
        .field("queue", (long) queue.size())
        .field("repeats_held_back", repeats.heldBack())
        .field("uptime_ms", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started));
    agent.describe(heartbeat);
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
