// SPDX-License-Identifier: Apache-2.0

package io.telltale.config;

import io.telltale.event.SecurityEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One way on which events leave: which of them, where to, and what is kept while nobody listens.
 */
public final class Target {

  /** How messages are told apart in a stream of bytes. */
  public enum Framing {
    /** Their length stands before them (RFC 6587, section 3.4.1; RFC 5425, section 4.3). */
    OCTET,
    /** A line feed stands behind them (RFC 6587, section 3.4.2). */
    LF
  }

  /** In the order of RFC 5424, section 6.2.1. */
  private static final List<String> SEVERITIES =
      Arrays.asList(
          "emergency", "alert", "critical", "error", "warning", "notice", "informational", "debug");

  /** Of librelp. */
  private static final int DEFAULT_WINDOW = 128;

  private static final int DEFAULT_EVENTS = 20_000;

  private final List<Endpoint> endpoints;
  private final TlsOptions tls;
  private final Framing framing;
  private final Layout layout;
  private final Set<String> types;
  private final int severity;
  private final int window;
  private final int queueEvents;
  private final long queueBytes;
  private final @Nullable SpoolOptions spool;

  private Target(List<Endpoint> endpoints) {
    this.endpoints = Collections.unmodifiableList(endpoints);
    this.tls = TlsOptions.none();
    this.framing = Framing.OCTET;
    this.layout = Layout.usual();
    this.types = Collections.emptySet();
    this.severity = SEVERITIES.size();
    this.window = DEFAULT_WINDOW;
    this.queueEvents = DEFAULT_EVENTS;
    this.queueBytes = 0;
    this.spool = null;
  }

  private Target(List<Endpoint> endpoints, Fields from, Interpolation secrets)
      throws ConfigException {
    this.endpoints = Collections.unmodifiableList(endpoints);
    this.tls = TlsOptions.of(from, secrets);
    this.framing = "lf".equals(from.string("framing")) ? Framing.LF : Framing.OCTET;
    this.layout = Layout.of(from);
    this.types = types(from);
    String least = from.string("severity");
    this.severity = least == null ? SEVERITIES.size() : SEVERITIES.indexOf(least);
    this.window = from.count("window", DEFAULT_WINDOW);
    Node queue = from.node("queue");
    Fields bounds = queue == null ? null : Fields.of(queue, Section.QUEUE);
    this.queueEvents = bounds == null ? DEFAULT_EVENTS : bounds.count("events", DEFAULT_EVENTS);
    this.queueBytes = bounds == null ? 0 : Sizes.bytes(bounds.text("bytes"), 0);
    this.spool = SpoolOptions.of(from, secrets);
  }

  /** Reads a URL, with all else as usual. */
  static Target of(Text url) throws ConfigException {
    return new Target(Collections.singletonList(Endpoint.of(url)));
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
    List<Endpoint> endpoints = new ArrayList<>();
    endpoints.add(Endpoint.of(secrets.apply(url)));
    for (Text other : from.texts("failover")) {
      endpoints.add(Endpoint.of(secrets.apply(other)));
    }
    return new Target(endpoints, from, secrets);
  }

  private static Set<String> types(Fields from) throws ConfigException {
    Set<String> types = new HashSet<>();
    for (Text type : from.texts("types")) {
      EventNames.check(type);
      types.add(type.value());
    }
    return types;
  }

  /** The words for a severity, worst first. */
  static String[] severities() {
    return SEVERITIES.toArray(new String[0]);
  }

  /** Where it goes, and where else, in this order, if it cannot. */
  public List<Endpoint> endpoints() {
    return endpoints;
  }

  public TlsOptions tls() {
    return tls;
  }

  public Framing framing() {
    return framing;
  }

  /** What events look like there. */
  public Layout layout() {
    return layout;
  }

  /** How many messages RELP may have under way. */
  public int window() {
    return window;
  }

  /** How many events may wait in memory. */
  public int queueEvents() {
    return queueEvents;
  }

  /** How much memory they may take; 0 if nobody said. */
  public long queueBytes() {
    return queueBytes;
  }

  /** Null for none. */
  public @Nullable SpoolOptions spool() {
    return spool;
  }

  /**
   * Whether an event is to go there. What the agent says of itself always is: without it a stream
   * could not be proved complete.
   */
  public boolean admits(SecurityEvent event) {
    return event.type().isOwn()
        || (event.severity() <= severity
            && (types.isEmpty()
                || types.contains(event.type().name())
                || types.contains(event.type().group())));
  }

  private List<@Nullable Object> all() {
    return Arrays.asList(
        endpoints, tls, framing, layout, types, severity, window, queueEvents, queueBytes, spool);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Target && all().equals(((Target) other).all());
  }

  @Override
  public int hashCode() {
    return all().hashCode();
  }

  /** The URL that counts if all is well. */
  @Override
  public String toString() {
    return endpoints.get(0).toString();
  }
}
