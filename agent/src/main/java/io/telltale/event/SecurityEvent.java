// SPDX-License-Identifier: Apache-2.0

package io.telltale.event;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One thing that happened: who, what, when, where from, how it ended. Immutable plain values. */
public final class SecurityEvent {

  private static final String ROWS = "rows";

  private final @Nullable String id;
  private final EventType type;
  private final long time;
  private final Outcome outcome;
  private final @Nullable String user;
  private final @Nullable String userHash;
  private final @Nullable String reason;
  private final @Nullable String errorType;
  private final @Nullable String resource;
  private final @Nullable String pointcut;
  private final Set<String> mechanisms;
  private final Map<String, Object> fields;
  private final @Nullable Request request;
  private final Map<String, Object> volume;
  private final @Nullable String scope;
  private final @Nullable String scopeName;
  private final boolean heuristic;
  private final long repeatWindow;
  private final int size;

  private SecurityEvent(Builder builder) {
    this.id = builder.id;
    this.type = builder.type;
    this.time = builder.time;
    this.outcome = builder.outcome;
    this.user = builder.user;
    this.userHash = builder.userHash;
    this.reason = builder.reason;
    this.errorType = builder.errorType;
    this.resource = builder.resource;
    this.pointcut = builder.pointcut;
    this.mechanisms = builder.mechanisms;
    this.fields = builder.fields;
    this.request = builder.request;
    this.volume = builder.volume;
    this.scope = builder.scope;
    this.scopeName = builder.scopeName;
    this.heuristic = builder.heuristic;
    this.repeatWindow = builder.repeatWindow;
    this.size = EventSize.of(this);
  }

  /**
   * Begins an event.
   *
   * @param time milliseconds since the epoch
   */
  public static Builder builder(EventType type, Outcome outcome, long time) {
    return new Builder(type, outcome, time);
  }

  /** A builder that begins with all that this event has. */
  public Builder toBuilder() {
    Builder copy = new Builder(type, outcome, time);
    copy.id = id;
    copy.user = user;
    copy.userHash = userHash;
    copy.reason = reason;
    copy.errorType = errorType;
    copy.resource = resource;
    copy.pointcut = pointcut;
    copy.mechanisms = mechanisms;
    copy.fields = fields;
    copy.request = request;
    copy.volume = volume;
    copy.scope = scope;
    copy.scopeName = scopeName;
    copy.heuristic = heuristic;
    copy.repeatWindow = repeatWindow;
    return copy;
  }

  /** Its own, to which an alert refers; null until it is about to leave. */
  public @Nullable String id() {
    return id;
  }

  public EventType type() {
    return type;
  }

  /** Milliseconds since the epoch. */
  public long time() {
    return time;
  }

  public Outcome outcome() {
    return outcome;
  }

  /** The syslog severity, 0 to 7; less is worse. */
  public int severity() {
    return type.severity(outcome, fields);
  }

  /** About how much memory it takes, and not much less, in bytes. */
  public int size() {
    return size;
  }

  public @Nullable String user() {
    return user;
  }

  /** Stands for the user where the name may not leave; only redaction gives one. */
  public @Nullable String userHash() {
    return userHash;
  }

  public @Nullable String reason() {
    return reason;
  }

  /** The class of the exception that ended it; never its message. */
  public @Nullable String errorType() {
    return errorType;
  }

  /** What it was done to: a file, a report, an account. */
  public @Nullable String resource() {
    return resource;
  }

  /** The id of the pointcut that saw it; null for the agent's own events. */
  public @Nullable String pointcut() {
    return pointcut;
  }

  /** All that saw it, outermost first. */
  public Set<String> mechanisms() {
    return mechanisms;
  }

  /** What the pointcut's {@code fields} read: names to String, Long, Double or Boolean. */
  public Map<String, Object> fields() {
    return fields;
  }

  public @Nullable Request request() {
    return request;
  }

  /** Of an export: rows, records, bytes, pages (Long), format, destination, statement, file. */
  public Map<String, Object> volume() {
    return volume;
  }

  /** Rows that left, or -1 if nobody counted. */
  public long rows() {
    Object rows = volume.get(ROWS);
    return rows instanceof Long ? (Long) rows : -1;
  }

  /** The kind of scope in which it happened, such as {@code job}; null in requests and in none. */
  public @Nullable String scope() {
    return scope;
  }

  /** What that scope calls itself. */
  public @Nullable String scopeName() {
    return scopeName;
  }

  /** Whether it is a guess. */
  public boolean heuristic() {
    return heuristic;
  }

  /** Milliseconds in which a repetition of this is no event of its own; 0 if it always is. */
  public long repeatWindow() {
    return repeatWindow;
  }

  /** Collects the values of an event. For one thread. */
  public static final class Builder {

    private final EventType type;
    private final Outcome outcome;
    private final long time;
    private Set<String> mechanisms = Collections.emptySet();
    private Map<String, Object> fields = Collections.emptyMap();
    private @Nullable String id;
    private @Nullable String user;
    private @Nullable String userHash;
    private @Nullable String reason;
    private @Nullable String errorType;
    private @Nullable String resource;
    private @Nullable String pointcut;
    private @Nullable Request request;
    private Map<String, Object> volume = Collections.emptyMap();
    private @Nullable String scope;
    private @Nullable String scopeName;
    private boolean heuristic;
    private long repeatWindow;

    private Builder(EventType type, Outcome outcome, long time) {
      this.type = type;
      this.outcome = outcome;
      this.time = time;
    }

    public Builder id(String value) {
      id = value;
      return this;
    }

    public Builder user(@Nullable String value) {
      user = value;
      return this;
    }

    public Builder userHash(@Nullable String value) {
      userHash = value;
      return this;
    }

    public Builder reason(@Nullable String value) {
      reason = value;
      return this;
    }

    public Builder errorType(@Nullable String value) {
      errorType = value;
      return this;
    }

    public Builder resource(@Nullable String value) {
      resource = value;
      return this;
    }

    public Builder pointcut(@Nullable String value) {
      pointcut = value;
      return this;
    }

    public Builder mechanism(String value) {
      mechanisms = Grown.by(mechanisms, value);
      return this;
    }

    public Builder field(String name, Object value) {
      fields = Grown.by(fields, name, value);
      return this;
    }

    public Builder request(@Nullable Request value) {
      request = value;
      return this;
    }

    public Builder rows(long value) {
      return value < 0 ? this : volume(ROWS, value);
    }

    public Builder volume(String name, Object value) {
      volume = Grown.by(volume, name, value);
      return this;
    }

    public Builder scope(@Nullable String kind, @Nullable String name) {
      scope = kind;
      scopeName = name;
      return this;
    }

    public Builder heuristic(boolean value) {
      heuristic = value;
      return this;
    }

    public Builder repeatWindow(long milliseconds) {
      repeatWindow = milliseconds;
      return this;
    }

    public SecurityEvent build() {
      mechanisms = Grown.up(mechanisms);
      fields = Grown.up(fields);
      volume = Grown.up(volume);
      return new SecurityEvent(this);
    }
  }
}
