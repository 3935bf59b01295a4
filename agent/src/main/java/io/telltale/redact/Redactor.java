// SPDX-License-Identifier: Apache-2.0

package io.telltale.redact;

import io.telltale.event.Request;
import io.telltale.event.SecurityEvent;
import org.jspecify.annotations.Nullable;

/**
 * Takes out of an event what must not leave the JVM: session ids become keyed hashes, wherever they
 * stand. For one thread.
 */
public final class Redactor {

  private final KeyedHash hash = KeyedHash.random();

  /** The event as it may leave. */
  public SecurityEvent redact(SecurityEvent event) {
    Request request = event.request();
    if (request == null) {
      return event;
    }
    String session = request.session();
    Request redacted =
        new Request(
            request.method(),
            path(request.path()),
            request.status(),
            request.source(),
            request.peer(),
            request.userAgent(),
            session == null ? null : hash.of(session));
    return event.toBuilder().request(redacted).build();
  }

  /**
   * Without query and without path parameters: {@code /a;jsessionid=1/b?c} is {@code /a/b}. The
   * session's id stands there for clients without cookies (Servlet 3.1, section 7.1.3).
   */
  static @Nullable String path(@Nullable String path) {
    if (path == null || (path.indexOf(';') < 0 && path.indexOf('?') < 0)) {
      return path;
    }
    StringBuilder kept = new StringBuilder(path.length());
    boolean parameter = false;
    for (int i = 0; i < path.length() && path.charAt(i) != '?'; i++) {
      char c = path.charAt(i);
      parameter = c == ';' || (parameter && c != '/');
      if (!parameter) {
        kept.append(c);
      }
    }
    return kept.toString();
  }
}
