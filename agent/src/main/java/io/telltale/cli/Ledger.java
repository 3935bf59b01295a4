// SPDX-License-Identifier: Apache-2.0

package io.telltale.cli;

import io.telltale.event.EventType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Keeps what was received, counts it, and waits for what must come. Thread-safe. */
final class Ledger implements Inbox {

  private final Inbox shown;
  private final List<byte[]> messages = new ArrayList<>();
  private final Map<String, Integer> counts = new TreeMap<>();
  private boolean open = true;

  /** Makes a ledger that passes on each message after it was booked. */
  Ledger(Inbox shown) {
    this.shown = shown;
  }

  /** The name under which events of that type, by or about that user, are counted. */
  static String entry(String type, String user) {
    return user.isEmpty() ? type : type + " " + user;
  }

  @Override
  public void received(byte[] message, String peer) {
    shown.received(message, peer); // first, so that who waits for it finds it printed
    synchronized (this) {
      if (open) {
        messages.add(message);
        counts.merge(entryOf(message), 1, Integer::sum);
        notifyAll();
      }
    }
  }

  private static String entryOf(byte[] message) {
    Optional<EventFields> event =
        SyslogMessage.parse(message).flatMap(syslog -> EventFields.parse(syslog.text()));
    return event.isPresent()
        ? entry(event.get().get("event.code"), event.get().get("user.name"))
        : "not an event";
  }

  /**
   * Waits until there are at least so many events in each entry.
   *
   * @return whether they came in time
   */
  synchronized boolean await(Map<String, Integer> wanted, long millis) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (!has(wanted)) {
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }

  private boolean has(Map<String, Integer> wanted) {
    return wanted.entrySet().stream()
        .allMatch(entry -> counts.getOrDefault(entry.getKey(), 0) >= entry.getValue());
  }

  /** From now on messages are passed on only; a long-running demo needs bounded memory. */
  synchronized void close() {
    open = false;
  }

  /** All messages so far, as on the wire. */
  synchronized List<byte[]> messages() {
    return new ArrayList<>(messages);
  }

  /** Numbers of events by entry. */
  synchronized Map<String, Integer> counts() {
    return new TreeMap<>(counts);
  }

  /**
   * What differs from the expectation, a line for each entry; the agent's own events may be more.
   */
  synchronized List<String> differences(Map<String, Integer> expected) {
    Map<String, Integer> all = new TreeMap<>(expected);
    counts.keySet().forEach(entry -> all.putIfAbsent(entry, 0));
    List<String> lines = new ArrayList<>();
    all.forEach(
        (entry, wanted) -> {
          int came = counts.getOrDefault(entry, 0);
          boolean more = came > wanted && isOfAgent(entry);
          if (came != wanted && !more) {
            lines.add(Printable.escape(entry) + ": expected " + wanted + ", received " + came);
          }
        });
    return lines;
  }

  /** Whether it is about the agent itself, and so no visitor's doing. */
  private static boolean isOfAgent(String entry) {
    for (EventType type : EventType.own()) {
      if (type.name().equals(entry) && !type.equals(EventType.ALERT)) {
        return true;
      }
    }
    return false;
  }
}
