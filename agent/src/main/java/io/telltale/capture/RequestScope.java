// SPDX-License-Identifier: Apache-2.0

package io.telltale.capture;

import io.telltale.event.Outcome;
import io.telltale.event.Request;
import io.telltale.event.SecurityEvent;
import io.telltale.value.Expression;
import io.telltale.value.Plain;
import io.telltale.value.Roots;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The request under way on a thread. It refers to the container's objects and reads them only when
 * an event fires; it goes with the call that opened it.
 */
final class RequestScope implements Roots.Context {

  private static final String USER = "user";
  private static final String REDIRECT = "request.redirect";
  private static final String SESSION_CHANGED = "request.session_changed";
  private static final String SESSION_REPLACED = "request.session_replaced";
  private static final String REQUESTED_SESSION = "session.requested";
  private static final String CONTEXT_PATH = "request.context";
  private static final String APPLICATIONS_USER = "the configuration's user";

  private final CompiledRule opener;
  private final RequestReading reading;
  private final Roots roots;
  private boolean failureReported;
  private boolean sessionWatched;
  private @Nullable String requestedSession;

  /** The kinds of happening of which this request has told. */
  private final Set<String> told = new HashSet<>();

  /** What is being read: a definition that leads back to itself yields nothing. */
  private final Set<String> underWay = new HashSet<>();

  RequestScope(
      CompiledRule opener,
      RequestReading reading,
      @Nullable Object self,
      @Nullable Object @Nullable [] arguments) {
    this.opener = opener;
    this.reading = reading;
    this.roots =
        new Call(self, arguments, null, null, Collections.<String, Object>emptyMap(), this);
  }

  @Override
  public boolean defines(String name) {
    return name.equals(SESSION_CHANGED)
        || name.equals(SESSION_REPLACED)
        || name.equals(REDIRECT)
        || opener.context.containsKey(name);
  }

  /**
   * Remembers the session's id of the beginning, without a look at the session. It cannot be had at
   * the end: Tomcat changes it when it gives a session a new id.
   */
  void watchSession() {
    sessionWatched = opener.context.containsKey(REQUESTED_SESSION);
    requestedSession = sessionWatched ? reading.requestedSession(roots) : null;
  }

  /** Whether there is another session than at the beginning; null if nobody watched. */
  private @Nullable Boolean sessionChanged() {
    if (!sessionWatched) {
      return null;
    }
    String now = reading.session(roots);
    return now != null && (requestedSession == null || !isSameSession(now, requestedSession));
  }

  /** Some containers add the node's name to one of the two ({@code id.node1}, {@code id!-12}). */
  private static boolean isSameSession(String one, String other) {
    String shorter = one.length() < other.length() ? one : other;
    String longer = one.length() < other.length() ? other : one;
    return longer.startsWith(shorter)
        && !shorter.isEmpty()
        && (longer.length() == shorter.length()
            || !Character.isLetterOrDigit(longer.charAt(shorter.length())));
  }

  private boolean redirects() {
    Object code = reading.status(roots);
    return code instanceof Long && (Long) code >= 300 && (Long) code < 400;
  }

  @Nullable String method() {
    return reading.method(roots);
  }

  @Nullable String path() {
    return reading.path(roots);
  }

  /** The path of the application in its container; null if the scope does not say. */
  @Nullable String contextPath() {
    return opener.context.containsKey(CONTEXT_PATH) ? reading.contextPath(roots) : null;
  }

  @Override
  public @Nullable Object read(String name) {
    if (name.equals(USER) && underWay.add(APPLICATIONS_USER)) {
      String told = reading.applicationsUser(roots);
      underWay.remove(APPLICATIONS_USER);
      if (told != null) {
        return told;
      }
    }
    if (name.equals(SESSION_CHANGED)) {
      return sessionChanged();
    }
    if (name.equals(SESSION_REPLACED)) {
      return requestedSession == null ? Boolean.FALSE : sessionChanged();
    }
    if (name.equals(REDIRECT) && !redirects()) {
      return null; // 201 has a Location too
    }
    Expression expression = opener.context.get(name);
    if (expression == null || !underWay.add(name)) {
      return null;
    }
    Object value = reading.reader().object(expression, roots, opener.rule.id, name);
    underWay.remove(name);
    return value;
  }

  /** Whether something in this request was told to have failed. */
  boolean failureReported() {
    return failureReported;
  }

  void reported(SecurityEvent event) {
    failureReported |= event.outcome() == Outcome.FAILURE;
    told.add(event.type().group());
  }

  /** Whether this request has told of a kind of happening. */
  boolean hasTold(String group) {
    return told.contains(group);
  }

  /** Who is signed in. */
  @Nullable String user() {
    return Plain.text(read(USER));
  }

  /**
   * Reads what is known of the request.
   *
   * @param ended whether the response's status is final
   */
  Request facts(boolean ended) {
    return reading.facts(roots, ended);
  }

  Roots roots() {
    return roots;
  }
}
