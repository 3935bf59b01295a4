// SPDX-License-Identifier: Apache-2.0

package io.telltale.capture;

import io.telltale.config.SyntaxException;
import io.telltale.event.Request;
import io.telltale.value.Expression;
import io.telltale.value.Roots;
import io.telltale.value.ValueParser;
import org.jspecify.annotations.Nullable;

/**
 * The paths by which every request is read, whatever the container: its scope gives them meaning.
 */
final class RequestReading {

  private static final String RULE = "request";

  private final Reader reader;
  private final @Nullable Expression applicationsUser;
  private final TrustedProxies trustedProxies;
  private final Expression method = path("request.method");
  private final Expression path = path("request.path");
  private final Expression status = path("request.status");
  private final Expression address = path("request.address");
  private final Expression forwarded = path("request.header(\"X-Forwarded-For\")");
  private final Expression userAgent = path("request.header(\"User-Agent\")");
  private final Expression session = path("session.id");

  /**
   * Makes one.
   *
   * @param applicationsUser the configuration's {@code user}
   */
  RequestReading(
      Reader reader, @Nullable Expression applicationsUser, TrustedProxies trustedProxies) {
    this.reader = reader;
    this.applicationsUser = applicationsUser;
    this.trustedProxies = trustedProxies;
  }

  private static Expression path(String text) {
    try {
      return ValueParser.value(text);
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

  Request facts(Roots roots, boolean ended) {
    String peer = reader.text(address, roots, RULE, "address");
    String header =
        trustedProxies.isEmpty() ? null : reader.text(forwarded, roots, RULE, "X-Forwarded-For");
    Object code = ended ? reader.plain(status, roots, RULE, "status") : null;
    return new Request(
        reader.text(method, roots, RULE, "method"),
        reader.text(path, roots, RULE, "path"),
        code instanceof Long ? ((Long) code).intValue() : Request.NO_STATUS,
        trustedProxies.source(peer, header),
        peer,
        reader.text(userAgent, roots, RULE, "User-Agent"),
        reader.text(session, roots, RULE, "session"));
  }
}
