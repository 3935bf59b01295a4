// SPDX-License-Identifier: Apache-2.0

package io.telltale.detect;

import io.telltale.event.Request;
import io.telltale.event.SecurityEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Holds back repetitions: a client that sends its credentials with every request signs in once, not
 * with every request. For one thread; remembers a bounded number, and tells the oldest again.
 */
public final class RepeatFilter {

  private static final int MOST = 10_000;

  private final Map<String, Long> lastTold =
      new LinkedHashMap<String, Long>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
          return size() > MOST;
        }
      };

  private final AtomicLong heldBack = new AtomicLong();

  /** Whether the event is to be told. */
  public boolean admits(SecurityEvent event) {
    if (event.repeatWindow() == 0) {
      return true;
    }
    String key = key(event);
    Long told = lastTold.get(key);
    if (told != null && Math.abs(event.time() - told) < event.repeatWindow()) {
      heldBack.incrementAndGet();
      return false;
    }
    lastTold.put(key, event.time());
    return true;
  }

  /** How many were held back so far. From any thread. */
  public long heldBack() {
    return heldBack.get();
  }

  private static String key(SecurityEvent event) {
    Request request = event.request();
    String source = request == null ? null : request.source();
    return event.type()
        + "\n"
        + length(event.user())
        + event.user()
        + "\n"
        + source
        + "\n"
        + event.pointcut();
  }

  /** Keeps a user's name with a line feed in it from being somebody else's key. */
  private static int length(@Nullable String text) {
    return text == null ? -1 : text.length();
  }
}
