// SPDX-License-Identifier: Apache-2.0

package io.telltale.config;

import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where events go. */
public final class Target {

  /** How they get there. */
  public enum Scheme {
    /** RFC 5426. */
    UDP(514),
    /** RFC 6587, octet counting. */
    TCP(514),
    /** RFC 5425. */
    TLS(6514),
    /** One message a line, appended. */
    FILE(0),
    /** One message a line. */
    STDOUT(0);

    private final int defaultPort;

    Scheme(int defaultPort) {
      this.defaultPort = defaultPort;
    }
  }

  private static final List<String> SCHEMES = Arrays.asList("udp", "tcp", "tls", "file", "stdout");
  private static final Pattern URL = Pattern.compile("([a-z]+)(?::(?://)?(.*))?");
  private static final Pattern AUTHORITY =
      Pattern.compile("(\\[[0-9A-Fa-f:.%]+\\]|[^\\[\\]:/@\\s]+)(?::(\\d{1,5}))?/?");

  private final Scheme scheme;
  private final String host;
  private final int port;
  private final @Nullable File ca;
  private final @Nullable File certificate;
  private final @Nullable File key;
  private final Layout layout;

  private Target(
      Scheme scheme,
      String host,
      int port,
      @Nullable File ca,
      @Nullable File certificate,
      @Nullable File key,
      Layout layout) {
    this.scheme = scheme;
    this.host = host;
    this.port = port;
    this.ca = ca;
    this.certificate = certificate;
    this.key = key;
    this.layout = layout;
  }

  /**
   * Reads a URL such as {@code tls://logs.example.com:6514}, {@code file:events.log}, {@code
   * stdout}.
   */
  static Target of(Text url) throws ConfigException {
    return of(url, null, null, null, Layout.usual());
  }

  /**
   * Reads the long form.
   *
   * @param override a URL that counts instead of the one in the file
   */
  static Target of(Fields from, Interpolation secrets, @Nullable Text override)
      throws ConfigException {
    for (Together keys : Section.TARGET.together) {
      keys.check(from, "'target'");
    }
    Text url = override != null ? override : from.required("url", "'target'");
    return of(
        secrets.apply(url),
        file(from, "ca", secrets),
        file(from, "certificate", secrets),
        file(from, "key", secrets),
        Layout.of(from));
  }

  private static @Nullable File file(Fields from, String key, Interpolation secrets)
      throws ConfigException {
    Text text = from.text(key);
    return text == null ? null : new File(secrets.apply(text).value());
  }

  private static Target of(
      Text url, @Nullable File ca, @Nullable File certificate, @Nullable File key, Layout layout)
      throws ConfigException {
    Matcher matcher = URL.matcher(url.value());
    if (!matcher.matches()) {
      throw new ConfigException(
          url.position(),
          "'" + url.value() + "' is no target, such as tls://logs.example.com:6514");
    }
    String word = matcher.group(1);
    if (!SCHEMES.contains(word)) {
      throw new ConfigException(
          url.position(), "unknown transport '" + word + "'" + Nearest.suggestion(word, SCHEMES));
    }
    Scheme scheme = Scheme.valueOf(word.toUpperCase(Locale.ROOT));
    String rest = matcher.group(2) == null ? "" : matcher.group(2);
    if (scheme.defaultPort == 0) {
      if (scheme == Scheme.FILE && rest.isEmpty()) {
        throw new ConfigException(url.position(), "'file:' needs a path");
      }
      return new Target(scheme, rest, 0, null, null, null, layout);
    }
    Matcher authority = AUTHORITY.matcher(rest);
    if (!authority.matches()) {
      throw new ConfigException(
          url.position().plus(Math.max(0, matcher.start(2))), "'" + rest + "' is no host and port");
    }
    String host = authority.group(1);
    int port =
        authority.group(2) == null ? scheme.defaultPort : Integer.parseInt(authority.group(2));
    if (port < 1 || port > 65_535) {
      throw new ConfigException(url.position(), "port " + port + " is not between 1 and 65535");
    }
    boolean bracketed = host.startsWith("[");
    String plainHost = bracketed ? host.substring(1, host.length() - 1) : host;
    return new Target(scheme, plainHost, port, ca, certificate, key, layout);
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

  /** PEM file of the authorities to trust; null for those of the JVM. */
  public @Nullable File ca() {
    return ca;
  }

  /** PEM file of the client's certificate chain. */
  public @Nullable File certificate() {
    return certificate;
  }

  /** PEM file of the client's private key, PKCS#8. */
  public @Nullable File key() {
    return key;
  }

  /** What events look like there. */
  public Layout layout() {
    return layout;
  }

  /** Whether it is the same place, reached with the same files, and gets the same. */
  public boolean isSame(@Nullable Target other) {
    return other != null
        && toString().equals(other.toString())
        && Objects.equals(ca, other.ca)
        && Objects.equals(certificate, other.certificate)
        && Objects.equals(key, other.key)
        && layout.isSame(other.layout);
  }

  /** The URL. */
  @Override
  public String toString() {
    String word = scheme.name().toLowerCase(Locale.ROOT);
    return scheme.defaultPort == 0 ? word + ":" + host : word + "://" + host + ":" + port;
  }
}
