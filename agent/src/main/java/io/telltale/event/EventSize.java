// SPDX-License-Identifier: Apache-2.0

package io.telltale.event;

import org.jspecify.annotations.Nullable;

/** How much memory an event takes, in bytes, near enough for a bound. */
final class EventSize {

  /** The event itself, its collections and its request, empty. */
  private static final int OBJECTS = 400;

  private static final int ENTRY = 64;
  private static final int TEXT = 56;

  private EventSize() {}

  static int of(SecurityEvent event) {
    int sum =
        OBJECTS
            + of(event.user())
            + of(event.reason())
            + of(event.errorType())
            + of(event.resource())
            + ENTRY * (event.mechanisms().size() + event.fields().size() + event.volume().size());
    for (Object value : event.fields().values()) {
      sum += value instanceof String ? of((String) value) : 0;
    }
    for (Object value : event.volume().values()) {
      sum += value instanceof String ? of((String) value) : 0;
    }
    Request request = event.request();
    if (request != null) {
      sum +=
          of(request.method())
              + of(request.path())
              + of(request.source())
              + of(request.peer())
              + of(request.userAgent())
              + of(request.session());
    }
    return sum;
  }

  private static int of(@Nullable String text) {
    return text == null ? 0 : TEXT + 2 * text.length();
  }
}
