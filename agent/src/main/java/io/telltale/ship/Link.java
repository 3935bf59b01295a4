// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import io.telltale.config.Target;
import io.telltale.diagnostics.Diagnostics;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The connection to a target over its ups and downs: opened again with growing pauses, and each
 * outage told once when it begins and once when it ends.
 */
final class Link {

  private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long LONGEST_PAUSE = TimeUnit.SECONDS.toNanos(30);

  private final Target target;
  private final Diagnostics diagnostics;

  private @Nullable Transport transport;
  private long pause = FIRST_PAUSE;
  private long nextTry = System.nanoTime();
  private boolean down;

  Link(Target target, Diagnostics diagnostics) {
    this.target = target;
    this.diagnostics = diagnostics;
  }

  /**
   * Sends messages, if the target can be reached now.
   *
   * @return whether they were sent; if not, they are to be given again later
   */
  boolean send(List<byte[]> messages) {
    try {
      Transport open = open();
      if (open == null) {
        return false;
      }
      open.send(messages);
      up();
      return true;
    } catch (IOException | RuntimeException e) {
      failed(e);
      return false;
    }
  }

  /** As {@link #send}, but without waiting for the next try to be due. */
  boolean sendNow(List<byte[]> messages) {
    nextTry = System.nanoTime();
    return send(messages);
  }

  private @Nullable Transport open() throws IOException {
    Transport current = transport;
    if (current != null && current.isOpen()) {
      return current;
    }
    if (current != null) {
      current.close();
      transport = null;
    }
    if (System.nanoTime() - nextTry < 0) {
      return null;
    }
    Transport fresh = Transports.of(target);
    fresh.open();
    transport = fresh;
    return fresh;
  }

  private void up() {
    pause = FIRST_PAUSE;
    if (down) {
      down = false;
      diagnostics.say("target " + target + " is reached again");
    }
  }

  /** Half of the pause is by chance, so that a fleet does not come back all at once. */
  private void failed(Exception e) {
    close();
    if (!down) {
      down = true;
      diagnostics.say(
          "target "
              + target
              + " cannot be reached ("
              + reason(e)
              + "); events are kept, up to "
              + EventQueue.CAPACITY);
    }
    nextTry = System.nanoTime() + pause / 2 + ThreadLocalRandom.current().nextLong(pause / 2);
    pause = Math.min(2 * pause, LONGEST_PAUSE);
  }

  /** The innermost message: JSSE wraps what is wrong with a certificate several times. */
  private static String reason(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    String message = cause.getMessage();
    String name = cause.getClass().getSimpleName();
    return message == null ? name : name + ": " + message.replaceAll("\\s+", " ");
  }

  void close() {
    Transport current = transport;
    if (current != null) {
      current.close();
      transport = null;
    }
  }
}
