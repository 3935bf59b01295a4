// SPDX-License-Identifier: Apache-2.0

package io.telltale.capture;

import io.telltale.event.Outcome;
import io.telltale.event.Request;
import io.telltale.event.SecurityEvent;
import io.telltale.value.Expression;
import io.telltale.value.Roots;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/**
 * The request under way on a thread. It refers to the container's objects and reads them only when
 * an event fires; it goes with the call that opened it.
 */
final class RequestScope implements Roots.Context {

  private static final String USER = "user";

  private final CompiledRule opener;
  private final RequestReading reading;
  private final Roots roots;
  private boolean failureReported;

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
    return opener.context.containsKey(name);
  }

  @Override
  public @Nullable Object read(String name) {
    if (name.equals(USER)) {
      String told = reading.applicationsUser(roots);
      if (told != null) {
        return told;
      }
    }
    Expression expression = opener.context.get(name);
    return reading.reader().object(expression, roots, opener.rule.id, name);
  }

  /** Whether something in this request was told to have failed. */
  boolean failureReported() {
    return failureReported;
  }

  void reported(SecurityEvent event) {
    failureReported |= event.outcome() == Outcome.FAILURE;
  }

  /** Who is signed in. */
  @Nullable String user() {
    Object user = read(USER);
    return user instanceof String ? (String) user : null;
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
