// SPDX-License-Identifier: Apache-2.0

package io.telltale.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One place to which events can go, as a URL names it. */
public final class Endpoint {

  /** How they get there. */
  public enum Scheme {
    /** RFC 5426. */
    UDP(514),
    /** RFC 6587. */
    TCP(514),
    /** RFC 5425. */
    TLS(6514),
    /** The Reliable Event Logging Protocol, which acknowledges; no port is reserved for it. */
    RELP(2514),
    /** The same over TLS. */
    RELPS(2514),
    /** One message a line, appended. */
    FILE(0),
    /** One message a line. */
    STDOUT(0);

    private final int defaultPort;

    Scheme(int defaultPort) {
      this.defaultPort = defaultPort;
    }

    private String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final Pattern URL = Pattern.compile("([a-z]+)(?::(?://)?(.*))?");
  private static final Pattern AUTHORITY =
      Pattern.compile("(\\[[0-9A-Fa-f:.]+(?:%[\\w.-]+)?\\]|[^\\[\\]:/@\\s]+)(?::(\\d{1,5}))?/?");

  private final Scheme scheme;
  private final String host;
  private final int port;

  private Endpoint(Scheme scheme, String host, int port) {
    this.scheme = scheme;
    this.host = host;
    this.port = port;
  }

  /**
   * Reads a URL such as {@code tls://logs.example.com:6514}, {@code file:events.log}, {@code
   * stdout}.
   */
  static Endpoint of(Text url) throws ConfigException {
    Matcher matcher = URL.matcher(url.value());
    if (!matcher.matches()) {
      throw new ConfigException(
          url.position(),
          "'" + url.value() + "' is no target, such as tls://logs.example.com:6514");
    }
    Scheme scheme = scheme(matcher.group(1), url);
    String rest = matcher.group(2) == null ? "" : matcher.group(2);
    if (scheme.defaultPort == 0) {
      if (scheme == Scheme.FILE && rest.isEmpty()) {
        throw new ConfigException(url.position(), "'file:' needs a path");
      }
      return new Endpoint(scheme, rest, 0);
    }
    Matcher authority = AUTHORITY.matcher(rest);
    if (!authority.matches()) {
      throw new ConfigException(
          url.position().plus(Math.max(0, matcher.start(2))), "'" + rest + "' is no host and port");
    }
    int port = port(authority.group(2), scheme, url);
    String host = authority.group(1);
    boolean bracketed = host.startsWith("[");
    return new Endpoint(scheme, bracketed ? host.substring(1, host.length() - 1) : host, port);
  }

  private static Scheme scheme(String word, Text url) throws ConfigException {
    List<String> words = new ArrayList<>();
    for (Scheme scheme : Scheme.values()) {
      if (scheme.word().equals(word)) {
        return scheme;
      }
      words.add(scheme.word());
    }
    throw new ConfigException(
        url.position(), "unknown transport '" + word + "'" + Nearest.suggestion(word, words));
  }

  private static int port(@Nullable String digits, Scheme scheme, Text url) throws ConfigException {
    int port = digits == null ? scheme.defaultPort : Integer.parseInt(digits);
    if (port < 1 || port > 65_535) {
      throw new ConfigException(url.position(), "port " + port + " is not between 1 and 65535");
    }
    return port;
  }

  public Scheme scheme() {
    return scheme;
  }

  /** A host's name or address; for {@link Scheme#FILE} the path. */
  public String host() {
    return host;
  }

  public int port() {
    return port;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Endpoint && toString().equals(other.toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  /** The URL. */
  @Override
  public String toString() {
    if (scheme == Scheme.STDOUT) {
      return scheme.word();
    }
    if (scheme == Scheme.FILE) {
      return scheme.word() + ":" + host;
    }
    String authority = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    return scheme.word() + "://" + authority + ":" + port;
  }
}
