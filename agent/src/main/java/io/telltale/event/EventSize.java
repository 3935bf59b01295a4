// SPDX-License-Identifier: Apache-2.0

package io.telltale.event;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** About how much memory an event takes, in bytes. */
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
            + of(event.userHash())
            + of(event.reason())
            + of(event.errorType())
            + of(event.resource())
            + of(event.scopeName())
            + of(event.volume())
            + of(event.fields())
            + ENTRY * event.mechanisms().size();
    Request request = event.request();
    return request == null ? sum : sum + of(request);
  }

  private static int of(Request request) {
    return of(request.method())
        + of(request.path())
        + of(request.source())
        + of(request.peer())
        + of(request.userAgent())
        + of(request.session());
  }

  private static int of(Map<String, Object> values) {
    if (values.isEmpty()) {
      return 0; // no iterator on the application's thread
    }
    int sum = ENTRY * values.size();
    for (Object value : values.values()) {
      sum += value instanceof String ? of((String) value) : 0;
      sum += value instanceof Marked ? of(((Marked) value).text()) : 0;
    }
    return sum;
  }

  private static int of(@Nullable String text) {
    return text == null ? 0 : TEXT + 2 * text.length();
  }
}
