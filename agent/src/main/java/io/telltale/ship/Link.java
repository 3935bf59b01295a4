// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import io.telltale.config.Endpoint;
import io.telltale.config.Target;
import io.telltale.diagnostics.Diagnostics;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The connection to a target over its ups and downs: opened again with growing pauses, at the first
 * of the target's endpoints that answers; back at the first one when that answers again. Each
 * outage is told once when it begins and once when it ends. For one thread, but for {@link #watch}.
 */
final class Link {

  private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long LONGEST_PAUSE = TimeUnit.SECONDS.toNanos(30);
  private static final long BETWEEN_PROBES = TimeUnit.SECONDS.toNanos(30);

  /** After which a connection is more than one that is refused late, as TLS 1.3 does. */
  private static final long PROVEN_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** After which a call that gets no answer is given up. */
  private static final long STUCK_NANOS = TimeUnit.SECONDS.toNanos(30);

  private static final int NOWHERE = -1;

  private final Target target;
  private final Diagnostics diagnostics;
  private final long stuckNanos;
  private final long betweenProbes;

  /** Open, or being opened. */
  private volatile @Nullable Transport transport;

  private volatile boolean stuck;
  private volatile @Nullable Transport better;
  private volatile boolean isOpen;
  private volatile long closedAt = System.nanoTime();
  private boolean proven;
  private long openedAt;
  private int endpoint;

  /** Where events go as far as anybody was told. */
  private int told;

  private String lastReason = "";
  private long pause = FIRST_PAUSE;
  private long nextTry = System.nanoTime();
  private long nextProbe;

  Link(Target target, Diagnostics diagnostics) {
    this(target, diagnostics, STUCK_NANOS, BETWEEN_PROBES);
  }

  Link(Target target, Diagnostics diagnostics, long stuckNanos, long betweenProbes) {
    this.target = target;
    this.diagnostics = diagnostics;
    this.stuckNanos = stuckNanos;
    this.betweenProbes = betweenProbes;
  }

  /** The open connection; null if there is none and it is not yet time to try again. */
  @Nullable Transport ready() {
    Transport current = transport;
    if (isOpen && current != null) {
      if (current.isOpen()) {
        if (System.nanoTime() - openedAt > PROVEN_NANOS) {
          proven();
        }
        probe();
        return current;
      }
      failed(new IOException("the connection was closed by the other end"));
    }
    return System.nanoTime() - nextTry < 0 ? null : connect();
  }

  private @Nullable Transport connect() {
    List<Endpoint> endpoints = target.endpoints();
    for (int i = 0; i < endpoints.size(); i++) {
      try {
        Transport fresh = Transports.of(target, endpoints.get(i));
        opened(fresh, i, false);
        fresh.open();
        isOpen = true;
        return fresh;
      } catch (IOException | RuntimeException e) {
        close();
        lastReason = i == 0 ? reason(e) : lastReason;
      }
    }
    retryLater();
    tell(NOWHERE);
    return null;
  }

  private void opened(Transport fresh, int at, boolean open) {
    stuck = false;
    transport = fresh;
    isOpen = open;
    endpoint = at;
    proven = false;
    openedAt = System.nanoTime();
    nextProbe = openedAt + betweenProbes;
  }

  /** It is no connection that is refused as soon as it is used. */
  void proven() {
    if (!proven) {
      proven = true;
      pause = FIRST_PAUSE;
      tell(endpoint);
    }
  }

  private void tell(int where) {
    if (where == told) {
      return;
    }
    told = where;
    if (where == 0) {
      diagnostics.say("target " + target + " is reached again");
    } else {
      diagnostics.say(
          "target "
              + target
              + " cannot be reached ("
              + lastReason
              + "); events "
              + (where == NOWHERE ? "are kept" : "go to " + target.endpoints().get(where)));
    }
  }

  /** Gives up a connection that failed. If it was a good one the next try is soon. */
  void failed(Exception e) {
    close();
    lastReason =
        stuck ? "no answer in " + TimeUnit.NANOSECONDS.toSeconds(stuckNanos) + " s" : reason(e);
    if (proven) {
      proven = false;
      nextTry = System.nanoTime() + ThreadLocalRandom.current().nextLong(FIRST_PAUSE);
    } else {
      retryLater();
      tell(NOWHERE);
    }
  }

  /** Half of the pause is by chance, so that a fleet does not come back all at once. */
  private void retryLater() {
    nextTry = System.nanoTime() + pause / 2 + ThreadLocalRandom.current().nextLong(pause / 2);
    pause = Math.min(2 * pause, LONGEST_PAUSE);
  }

  /** Whether nothing can be sent now, nor before a pause is over. */
  boolean isDown() {
    return !isOpen && System.nanoTime() - nextTry < 0;
  }

  /** Whether there has been no connection for that long. From any thread. */
  boolean isCutOff(long nanos) {
    return !isOpen && System.nanoTime() - closedAt > nanos;
  }

  /** Does not wait for the next try to be due. */
  void hurry() {
    nextTry = System.nanoTime();
  }

  /** How long there is nothing to do here, in nanoseconds. */
  long pauseLeft() {
    return isOpen ? 0 : nextTry - System.nanoTime();
  }

  /** Whether there is a connection to the first endpoint, and this is to another one. */
  boolean hasBetter() {
    Transport found = better;
    return found != null && found.isOpen();
  }

  /** Takes another connection, the better one if there is one, instead of this good one. */
  void renew() {
    close();
    nextTry = System.nanoTime();
    Transport found = better;
    better = null;
    if (found != null && found.isOpen()) {
      opened(found, 0, true);
    }
  }

  private void probe() {
    if (endpoint == 0 || hasBetter() || System.nanoTime() - nextProbe < 0) {
      return;
    }
    nextProbe = System.nanoTime() + betweenProbes;
    Threads.of(new Probe(), "telltale-probe").start();
  }

  /** Ends a call that has been waiting for too long. From any thread. */
  void watch() {
    Transport current = transport;
    if (current != null && current.busyFor() > stuckNanos) {
      stuck = true;
      current.abort();
    }
  }

  /** The innermost message: JSSE wraps what is wrong with a certificate several times. */
  private static String reason(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    String message = cause.getMessage();
    String name = cause.getClass().getSimpleName();
    return message == null ? name : name + ": " + message.replaceAll("[\\s\\p{Cntrl}]+", " ");
  }

  void close() {
    isOpen = false;
    closedAt = System.nanoTime();
    Transport current = transport;
    if (current != null) {
      current.close();
      transport = null;
    }
  }

  /** Finds out whether the first endpoint answers again. Nobody waits for it. */
  private final class Probe implements Runnable {
    @Override
    public void run() {
      try {
        Transport fresh = Transports.of(target, target.endpoints().get(0));
        fresh.open();
        better = fresh;
      } catch (IOException | RuntimeException e) {
        better = null; // not yet
      }
    }
  }
}
