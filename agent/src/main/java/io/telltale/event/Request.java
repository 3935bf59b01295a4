// SPDX-License-Identifier: Apache-2.0

package io.telltale.event;

import org.jspecify.annotations.Nullable;

/**
 * The request in which something happened, as far as it is known. Plain values: nothing of the
 * application's is kept.
 */
public final class Request {

  /** For {@link #status()}: not known, or not final yet. */
  public static final int NO_STATUS = -1;

  /** One of which nothing is known. */
  public static final Request UNKNOWN = new Request(null, null, NO_STATUS, null, null, null, null);

  private final @Nullable String method;
  private final @Nullable String path;
  private final int status;
  private final @Nullable String source;
  private final @Nullable String peer;
  private final @Nullable String userAgent;
  private final @Nullable String session;

  /**
   * Makes a request.
   *
   * @param source the address that is believed to be the client's
   * @param peer the address at the other end of the connection
   * @param session the session's id; after redaction its keyed hash
   */
  public Request(
      @Nullable String method,
      @Nullable String path,
      int status,
      @Nullable String source,
      @Nullable String peer,
      @Nullable String userAgent,
      @Nullable String session) {
    this.method = method;
    this.path = path;
    this.status = status;
    this.source = source;
    this.peer = peer;
    this.userAgent = userAgent;
    this.session = session;
  }

  /** The same in another session; of no request, all that is known is the session. */
  public static Request inSession(@Nullable Request request, String session) {
    return request == null
        ? new Request(null, null, NO_STATUS, null, null, null, session)
        : new Request(
            request.method,
            request.path,
            request.status,
            request.source,
            request.peer,
            request.userAgent,
            session);
  }

  public @Nullable String method() {
    return method;
  }

  /** The path as the client sent it, without the query. */
  public @Nullable String path() {
    return path;
  }

  /** The response's HTTP status, or {@link #NO_STATUS}. */
  public int status() {
    return status;
  }

  public @Nullable String source() {
    return source;
  }

  public @Nullable String peer() {
    return peer;
  }

  public @Nullable String userAgent() {
    return userAgent;
  }

  public @Nullable String session() {
    return session;
  }
}
