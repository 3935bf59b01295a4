// SPDX-License-Identifier: Apache-2.0

package io.telltale.config;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One pointcut as written: where it applies and what it makes of a call. Texts are not parsed yet.
 *
 * <p>A plain carrier of what {@link RuleBinder} read, hence the fields.
 */
public final class Rule {

  /** Where the pointcut stands in its file. */
  public final Position position;

  public final String id;

  /** The pack that it comes from; null for a user's own. */
  public final @Nullable String pack;

  /** AspectJ {@code execution} patterns, any of which applies. */
  public final List<Text> executions;

  /** Kinds of requests; evaluated when the request scope closes, instead of at a method. */
  public final List<Text> https;

  /** Evaluated when the request scope closes, instead of at a method. */
  public final boolean atRequestEnd;

  /** Opens the request scope for the length of the call. */
  public final boolean opensRequest;

  /** What {@code request}, {@code session} and {@code user} read inside that scope. */
  public final Map<String, Text> context;

  /** A type's name or {@code login}; null for a rule that makes no events of its own. */
  public final @Nullable String event;

  /** Only adds to an event under way and never makes one. */
  public final boolean enriches;

  /** The kind of event that is told once for the whole call; null if this gathers none. */
  public final @Nullable String gathers;

  /** The kind of event of which what was gathered so far is told; null if this closes none. */
  public final @Nullable String closes;

  /** The kind of event that is none inside the call; null if this silences none. */
  public final @Nullable String silences;

  /** The kind of event that is part of this one; null for its own kind alone. */
  public final @Nullable String includes;

  /**
   * Makes an event only if nothing else in the request told of a failure; at a method, if nothing
   * told of its kind.
   */
  public final boolean fallback;

  public final @Nullable Text success;
  public final @Nullable Text failure;
  public final @Nullable Text ignore;
  public final @Nullable Text user;

  /** The session's id; null for that of the request. */
  public final @Nullable Text session;

  public final @Nullable Text resource;
  public final @Nullable Text rows;

  /** The reason as a value; null if {@link #reasons} has it or there is none. */
  public final @Nullable Text reason;

  /** Words of the reason and the condition under which each is it; the first true one counts. */
  public final Map<String, Text> reasons;

  public final Map<String, Text> fields;

  /** Values read on entry, as {@code before.name}. */
  public final Map<String, Text> before;

  public final String mechanism;

  /** Milliseconds in which a repeated success is no event; 0 if each one is. */
  public final long repeatWindow;

  /** Applies {@link #repeatWindow} only when this holds; null for always. */
  public final @Nullable Text repeatWhen;

  Rule(String id, @Nullable String pack, Fields from) throws ConfigException {
    this.position = from.position();
    this.id = id;
    this.pack = pack;
    this.executions = Collections.unmodifiableList(from.texts("execution"));
    this.https = Collections.unmodifiableList(from.texts("http"));
    this.atRequestEnd = from.has("end");
    this.opensRequest = from.has("scope");
    this.context = from.named("context");
    this.enriches = from.has("enriches");
    this.event = from.string(enriches ? "enriches" : "event");
    this.gathers = from.string("gathers");
    this.closes = from.string("closes");
    this.silences = from.string("silences");
    this.includes = from.string("includes");
    this.fallback = from.flag("fallback");
    this.success = from.text("success");
    this.failure = from.text("failure");
    this.ignore = from.text("ignore");
    this.user = from.text("user");
    this.session = from.text("session");
    this.resource = from.text("resource");
    this.rows = from.text("rows");
    boolean mapped = from.node("reason") instanceof Node.Mapping;
    this.reason = mapped ? null : from.text("reason");
    this.reasons = mapped ? from.named("reason") : Collections.<String, Text>emptyMap();
    this.fields = from.named("fields");
    this.before = from.named("before");
    String word = from.string("mechanism");
    this.mechanism = word != null ? word : pack != null ? pack : id;
    Node once = from.node("once");
    Fields limits = once == null ? null : Fields.of(once, Section.ONCE);
    this.repeatWindow =
        limits == null ? 0 : Durations.milliseconds(limits.required("within", "'once'"));
    this.repeatWhen = limits == null ? null : limits.text("when");
  }
}
