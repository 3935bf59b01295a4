// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import io.telltale.config.Configuration;
import io.telltale.config.Target;
import io.telltale.detect.Detector;
import io.telltale.detect.RepeatFilter;
import io.telltale.diagnostics.Diagnostics;
import io.telltale.event.SecurityEvent;
import io.telltale.format.Identity;
import io.telltale.weave.Transformer;
import java.nio.file.FileSystems;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The ship thread: takes from the queue and passes on. It never waits for a target, so the queue
 * from the application's threads is empty but for moments.
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

  private volatile @Nullable Detector detector;
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
      // Java 8 loads SunEC's library under a lock and looks for it by NIO, whose first use takes
      // the same lock: whoever comes from the other end, as Tomcat's logging does in main, waits
      // for us and we for him, for ever (three of 75 starts on a busy machine). So NIO comes first.
      FileSystems.getDefault();
      Identity identity = Identity.detect(configuration.service(), configuration.environment());
      // Not before: a random key makes the JDK touch file systems and security providers.
      Detector looks = new Detector(configuration.detections());
      detector = looks;
      open(identity);
      Passage passage = new Passage(configuration, repeats, looks, outlets);
      while (!shipped(passage)) {
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
  private boolean shipped(Passage passage) {
    try {
      ship(passage);
      return true;
    } catch (OutOfMemoryError e) {
      return false;
    }
  }

  private void ship(Passage passage) {
    while (true) {
      boolean last = stopping; // before the queue is looked at, so that nothing slips between
      int found = pass(passage);
      tellLosses();
      for (Outlet outlet : outlets) {
        if (found > 0) {
          outlet.wake();
        }
      }
      look(passage);
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
  private int pass(Passage passage) {
    int found = 0;
    while (found < BATCH) {
      if (next == null) {
        next = queue.poll();
        if (next == null) {
          break;
        }
      }
      passage.pass(next);
      next = null;
      passage.tell();
      found++;
    }
    return found;
  }

  private void tellLosses() {
    Map<String, Long> dropped = queue.takeDropped();
    if (!dropped.isEmpty()) {
      for (Outlet outlet : outlets) {
        outlet.lost(dropped);
      }
    }
  }

  private void look(Passage passage) {
    diagnostics.flush();
    if (System.nanoTime() - lastLook > BETWEEN_LOOKS) {
      lastLook = System.nanoTime();
      passage.look();
      passage.tell();
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
    Detector looks = detector;
    if (looks != null) {
      looks.describe(heartbeat);
    }
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
