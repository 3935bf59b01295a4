// SPDX-License-Identifier: Apache-2.0

package io.telltale.capture;

import io.telltale.event.Outcome;
import io.telltale.pointcut.HttpPath;
import io.telltale.value.Expression;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the end of a request tells of its outcome, where a rule's conditions do not. */
final class Endings {

  private static final int BAD_REQUEST = 400;
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;

  private final Reader reader;
  private final Expression status = RequestReading.path("request.status");
  private final Expression path = RequestReading.path("request.path");
  private final Expression redirect = RequestReading.path("request.redirect");

  /** Not merely changed: a page that refuses often makes the first session of a visitor. */
  private final Expression sessionReplaced = RequestReading.path("request.session_replaced");

  Endings(Reader reader) {
    this.reader = reader;
  }

  /** Whether the request as such failed: its handler threw, or the status says so. */
  boolean failed(CompiledRule rule, Call call) {
    return call.thrown() != null || status(rule, call) >= BAD_REQUEST;
  }

  /** How a sign-in ended; null if nothing shows that it was one. */
  @Nullable Outcome ofLogin(CompiledRule rule, Call call) {
    long code = status(rule, call);
    String target = text(rule, redirect, call, "request.redirect");
    if (code == UNAUTHORIZED || code == FORBIDDEN) {
      return Outcome.FAILURE;
    }
    if (target != null) {
      String own = text(rule, path, call, "request.path");
      return isRefusal(target, own == null ? "" : own) ? Outcome.FAILURE : Outcome.SUCCESS;
    }
    boolean signedIn =
        code < BAD_REQUEST
            && call.thrown() == null
            && Boolean.TRUE.equals(
                reader.plain(sessionReplaced, call, rule.rule.id, "request.session_replaced"));
    return signedIn ? Outcome.SUCCESS : null;
  }

  /** A redirect that carries {@code error}, or leads to the page that it comes from. */
  static boolean isRefusal(String location, String path) {
    return Redirect.local(location).toLowerCase(Locale.ROOT).contains("error")
        || Redirect.path(location, path).equals(HttpPath.canonical(path));
  }

  private long status(CompiledRule rule, Call call) {
    Object code = reader.plain(status, call, rule.rule.id, "request.status");
    return code instanceof Long ? (Long) code : 0;
  }

  private @Nullable String text(CompiledRule rule, Expression value, Call call, String what) {
    return reader.text(value, call, rule.rule.id, what);
  }
}
