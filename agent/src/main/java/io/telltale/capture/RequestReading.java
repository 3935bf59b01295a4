// SPDX-License-Identifier: Apache-2.0

package io.telltale.capture;

import io.telltale.config.Secrets;
import io.telltale.config.SyntaxException;
import io.telltale.event.Request;
import io.telltale.value.Expression;
import io.telltale.value.Roots;
import io.telltale.value.ValueParser;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The paths by which every request is read, whatever the container: its scope gives them meaning.
 */
final class RequestReading {

  private static final String RULE = "request";

  private final Reader reader;
  private final @Nullable Expression applicationsUser;
  private final List<Expression> packUsers;
  private final TrustedProxies trustedProxies;
  private final Expression method = path("request.method");
  private final Expression path = path("request.path");
  private final Expression status = path("request.status");
  private final Expression address = path("request.address");
  private final Expression forwarded = path("request.header(\"X-Forwarded-For\")");
  private final Expression allForwarded = path("request.headers(\"X-Forwarded-For\")");
  private final Expression userAgent = path("request.header(\"User-Agent\")");
  private final Expression session = path("session.id");
  private final Expression requested = path("session.requested");
  private final Expression contextPath = path("request.context");
  private final Expression redirect = path("request.redirect");
  private final Expression parameterNames = path("request?.parameterNames");
  private final Expression parameter = definition("request.parameter(?)");
  private final Expression referer = path("request.header(\"Referer\")");

  /**
   * Makes one.
   *
   * @param applicationsUser the configuration's {@code user}
   * @param packUsers where frameworks keep who is signed in
   */
  RequestReading(
      Reader reader,
      @Nullable Expression applicationsUser,
      List<Expression> packUsers,
      TrustedProxies trustedProxies) {
    this.reader = reader;
    this.applicationsUser = applicationsUser;
    this.packUsers = packUsers;
    this.trustedProxies = trustedProxies;
  }

  static Expression path(String text) {
    try {
      return ValueParser.value(text);
    } catch (SyntaxException e) {
      throw new AssertionError(text, e);
    }
  }

  private static Expression definition(String text) {
    try {
      return ValueParser.definition(text);
    } catch (SyntaxException e) {
      throw new AssertionError(text, e);
    }
  }

  Reader reader() {
    return reader;
  }

  @Nullable String applicationsUser(Roots roots) {
    return reader.text(applicationsUser, roots, RULE, "user");
  }

  /** As the first of the frameworks says that knows. */
  @Nullable String frameworksUser(Roots roots) {
    for (Expression expression : packUsers) {
      String user = reader.text(expression, roots, RULE, "user");
      if (user != null) {
        return user;
      }
    }
    return null;
  }

  /**
   * The whole of it, since the end counts: a proxy may add a header of its own behind one that the
   * client made up (HAProxy does), or write behind a very long value.
   */
  private @Nullable String forwarded(Roots roots) {
    Object all = reader.object(allForwarded, roots, RULE, "X-Forwarded-For");
    if (all instanceof Enumeration) {
      return joined(Collections.list((Enumeration<?>) all));
    }
    if (all instanceof Iterable) {
      return joined((Iterable<?>) all);
    }
    Object only = reader.object(forwarded, roots, RULE, "X-Forwarded-For");
    return only instanceof String ? (String) only : null;
  }

  /**
   * The first parameter whose name ends in a word, whatever its toolkit puts before it and however
   * it writes it: {@code form:userName}, {@code txt_user_name}. Never one that is named like a
   * secret.
   */
  @Nullable Object parameterLike(String word, Roots roots) {
    Object names = reader.object(parameterNames, roots, RULE, "parameter_like");
    if (names instanceof Enumeration) {
      for (Object name : Collections.list((Enumeration<?>) names)) {
        if (name instanceof String
            && Secrets.bare((String) name).endsWith(Secrets.bare(word))
            && !Secrets.isSentUnder((String) name)) {
          return reader.object(parameter.with(name), roots, RULE, "parameter_like");
        }
      }
    }
    return null;
  }

  private static @Nullable String joined(Iterable<?> values) {
    StringBuilder joined = new StringBuilder();
    for (Object value : values) {
      joined.append(joined.length() == 0 ? "" : ",").append(value instanceof String ? value : "");
    }
    return joined.length() == 0 ? null : joined.toString();
  }

  @Nullable String method(Roots roots) {
    return whole(method, roots, "method");
  }

  @Nullable String path(Roots roots) {
    return whole(path, roots, "path");
  }

  @Nullable String contextPath(Roots roots) {
    return whole(contextPath, roots, "context");
  }

  /** The session of which the client says to be, whether there is one or not. */
  @Nullable String requestedSession(Roots roots) {
    return whole(requested, roots, "session.requested");
  }

  /** Some containers add the node's name to one of the two ({@code id.node1}, {@code id!-12}). */
  static boolean isSameSession(String one, String other) {
    String shorter = one.length() < other.length() ? one : other;
    String longer = one.length() < other.length() ? other : one;
    return longer.startsWith(shorter)
        && !shorter.isEmpty()
        && (longer.length() == shorter.length()
            || !Character.isLetterOrDigit(longer.charAt(shorter.length())));
  }

  boolean redirects(Roots roots) {
    Object code = status(roots);
    return code instanceof Long && (Long) code >= 300 && (Long) code < 400;
  }

  /** Where the response sends the visitor; null if nowhere. */
  @Nullable String redirectTo(Roots roots) {
    String location = whole(redirect, roots, "redirect");
    String own = location == null ? null : path(roots);
    return location == null || own == null
        ? null
        : Redirect.to(location, own, whole(referer, roots, "Referer"));
  }

  @Nullable String session(Roots roots) {
    return whole(session, roots, "session");
  }

  @Nullable Object status(Roots roots) {
    return reader.plain(status, roots, RULE, "status");
  }

  /** A text that is compared and not sent, so that none is too long. */
  private @Nullable String whole(Expression expression, Roots roots, String what) {
    Object value = reader.object(expression, roots, RULE, what);
    return value instanceof String ? (String) value : null;
  }

  Request facts(Roots roots, boolean ended) {
    Object code = ended ? status(roots) : null;
    return facts(
        roots,
        code instanceof Long ? ((Long) code).intValue() : Request.NO_STATUS,
        reader.text(session, roots, RULE, "session"));
  }

  /**
   * As far as it is known without a look at the session, which would count as a visit and put off
   * its end.
   */
  Request quietFacts(Roots roots, boolean knowsRequestedSession) {
    String sessionId = knowsRequestedSession ? requestedSession(roots) : null;
    return facts(roots, Request.NO_STATUS, sessionId);
  }

  private Request facts(Roots roots, int code, @Nullable String sessionId) {
    String peer = reader.text(address, roots, RULE, "address");
    String header = trustedProxies.isEmpty() ? null : forwarded(roots);
    return new Request(
        reader.text(method, roots, RULE, "method"),
        reader.text(path, roots, RULE, "path"),
        code,
        trustedProxies.source(peer, header),
        peer,
        reader.text(userAgent, roots, RULE, "User-Agent"),
        sessionId);
  }
}
