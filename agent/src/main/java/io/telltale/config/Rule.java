// SPDX-License-Identifier: Apache-2.0

package io.telltale.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One pointcut as written: where it applies and what it makes of a call. Texts are not parsed yet.
 *
 * <p>A plain carrier of what {@link RuleBinder} read, hence the fields.
 */
public final class Rule {

  /** What a pointcut is for, by the one key of these that it has. */
  public enum Kind {
    /** Tells of a happening. */
    EVENT("event", false),
    /** Only adds to an event under way. */
    ENRICHES("enriches", false),
    /** What is told within the call is one happening. */
    GATHERS("gathers", false),
    /** What was gathered so far is told. */
    CLOSES("closes", false),
    /** What is told within the call is no happening. */
    SILENCES("silences", false),
    /** Opens a scope for the length of the call. */
    SCOPE("scope", false),
    /** The scope under way goes with an object. */
    HANDS_OVER("hands_over", true),
    /** The thread is in the scope that went with an object, for the length of the call. */
    CONTINUES("continues", true),
    /** The same, from here on. */
    ENTERS("enters", true),
    /** Ends {@link #ENTERS}. */
    LEAVES("leaves", true),
    /** The scope outlives the call that opened it. */
    SUSPENDS("suspends", true),
    /** A suspended scope is over. */
    COMPLETES("completes", true),
    /** Counts. */
    METER("meter", false);

    private final String key;
    private final boolean aboutCarriers;

    Kind(String key, boolean aboutCarriers) {
      this.key = key;
      this.aboutCarriers = aboutCarriers;
    }

    /** The key that makes a pointcut one of this kind. */
    String key() {
      return key;
    }

    static String[] keys() {
      List<String> keys = new ArrayList<>();
      for (Kind kind : values()) {
        keys.add(kind.key);
      }
      return keys.toArray(new String[0]);
    }

    /** Whether it is about what is told inside a call. */
    boolean isAboutInside() {
      return this == GATHERS || this == CLOSES || this == SILENCES;
    }

    /** Whether an object carries a scope: what it is about is {@link Rule#carrier}. */
    public boolean isAboutCarriers() {
      return aboutCarriers;
    }
  }

  /** Keys that tell of an export how much it was and whereto. */
  public static final List<String> VOLUME =
      Collections.unmodifiableList(
          Arrays.asList(
              "rows", "records", "bytes", "pages", "format", "destination", "statement", "file"));

  /** Where the pointcut stands in its file. */
  public final Position position;

  public final String id;

  /** The pack that it comes from; null for a user's own. */
  public final @Nullable String pack;

  /** AspectJ {@code execution} patterns, any of which applies. */
  public final List<Text> executions;

  /** Kinds of requests; evaluated when the request scope closes, instead of at a method. */
  public final List<Text> https;

  public final Kind kind;

  /** The kinds of scopes at whose end it is evaluated, instead of at a method. */
  public final List<String> ends;

  /** The kind of scope that a call opens; null if it opens none. */
  public final @Nullable String scope;

  /** A scope's condition: the call goes on with the one that was suspended. */
  public final @Nullable Text resumes;

  /** The object that carries a scope; null for a kind that is not about one. */
  public final @Nullable Text carrier;

  /** Whether the carrier of {@link Kind#CONTINUES} goes on carrying. */
  public final boolean keeps;

  /** The counter of a {@link Kind#METER}. */
  public final @Nullable String meter;

  /** How much it adds; null for one. */
  public final @Nullable Text add;

  /** What {@code request}, {@code session} and {@code user} read inside that scope. */
  public final Map<String, Text> context;

  /** A type's name or {@code login}; null for a rule that makes no events of its own. */
  public final @Nullable String event;

  /** Whether all of its kind in a scope are one event, told at the scope's end. */
  public final boolean collect;

  /** The kind of event that this gathers, closes or silences; null if it does none of these. */
  public final @Nullable String inside;

  /** The kind of event that is part of this one; null for its own kind alone. */
  public final @Nullable String includes;

  /**
   * Makes an event only if nothing else in the scope told of a failure; at a method, if nothing
   * told of its kind.
   */
  public final boolean fallback;

  /** Whether the event is marked as a guess. */
  public final boolean heuristic;

  public final @Nullable Text success;
  public final @Nullable Text failure;
  public final @Nullable Text ignore;
  public final @Nullable Text user;

  /** The session's id; null for that of the request. */
  public final @Nullable Text session;

  public final @Nullable Text resource;

  /** What is known of how much left, and whereto: {@link #VOLUME} keys with values. */
  public final Map<String, Text> volume;

  /** Words for exceptions, by class, of the whole file. */
  public final Map<String, String> exceptions;

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

  Rule(String id, @Nullable String pack, Map<String, String> exceptions, Fields from)
      throws ConfigException {
    this.position = from.position();
    this.id = id;
    this.pack = pack;
    this.exceptions = exceptions;
    this.executions = Collections.unmodifiableList(from.texts("execution"));
    this.https = Collections.unmodifiableList(from.texts("http"));
    this.kind = kind(from);
    this.ends = ends(from);
    this.scope = from.string("scope");
    this.resumes = from.text("resumes");
    this.context = from.named("context");
    this.carrier = kind.isAboutCarriers() ? from.text(kind.key()) : null;
    this.keeps = from.flag("keeps");
    this.meter = from.string("meter");
    this.add = from.text("add");
    this.event = kind == Kind.ENRICHES ? from.string("enriches") : from.string("event");
    this.inside = kind.isAboutInside() ? from.string(kind.key()) : null;
    this.includes = from.string("includes");
    this.collect = from.flag("collect");
    this.fallback = from.flag("fallback");
    this.heuristic = from.has("confidence");
    this.success = from.text("success");
    this.failure = from.text("failure");
    this.ignore = from.text("ignore");
    this.user = from.text("user");
    this.session = from.text("session");
    this.resource = from.text("resource");
    this.volume = volume(from);
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

  /** All values that it reads to be told, by their keys. */
  public Map<String, Text> values() {
    Map<String, Text> values = new LinkedHashMap<>(volume);
    put(values, "user", user);
    put(values, "session", session);
    put(values, "resource", resource);
    put(values, "reason", reason);
    for (Map.Entry<String, Text> field : fields.entrySet()) {
      values.put("fields." + field.getKey(), field.getValue());
    }
    for (Map.Entry<String, Text> entry : before.entrySet()) {
      values.put("before." + entry.getKey(), entry.getValue());
    }
    return values;
  }

  private static void put(Map<String, Text> values, String key, @Nullable Text value) {
    if (value != null) {
      values.put(key, value);
    }
  }

  private static Kind kind(Fields from) {
    for (Kind kind : Kind.values()) {
      if (from.has(kind.key())) {
        return kind;
      }
    }
    throw new IllegalStateException("the section has one of them");
  }

  private static List<String> ends(Fields from) throws ConfigException {
    List<String> kinds = new ArrayList<>();
    for (Text kind : from.texts("end")) {
      kinds.add(kind.value());
    }
    return Collections.unmodifiableList(kinds);
  }

  private static Map<String, Text> volume(Fields from) throws ConfigException {
    Map<String, Text> volume = new LinkedHashMap<>();
    for (String key : VOLUME) {
      Text text = from.text(key);
      if (text != null) {
        volume.put(key, text);
      }
    }
    return Collections.unmodifiableMap(volume);
  }
}
