// SPDX-License-Identifier: Apache-2.0

package io.telltale.config;

import io.telltale.event.Facet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What to find in the stream of events: the values of one item of {@code detections}. Immutable.
 */
public final class Detection {

  private static final long HOUR = 3_600_000;

  private final String id;
  private final String name;
  private final Set<String> events;
  private final Map<Facet, Set<String>> only;
  private final @Nullable Hours outside;
  private final List<Facet> by;
  private final long within;
  private final List<Threshold> all;
  private final List<Threshold> any;
  private final List<Set<String>> then;
  private final String severity;
  private final @Nullable String technique;
  private final long cooldown;

  /** All of it, as it was given. */
  private final String given;

  private Detection(Fields from) throws ConfigException {
    this.id = from.required("id", "a detection").value();
    String what = "detection '" + id + "'";
    this.name = from.required("name", what).value();
    this.events = types(from.texts("events"));
    this.only = only(from);
    Text outside = from.text("outside");
    this.outside = outside == null ? null : Hours.of(outside);
    this.by = facets(from.texts("by"));
    Text within = from.text("within");
    this.within = within == null ? HOUR : Durations.milliseconds(within);
    this.all = thresholds(from.texts("when"));
    this.any = thresholds(from.texts("any"));
    this.then = steps(from.texts("then"));
    Text severity = from.text("severity");
    this.severity = severity == null ? "high" : severity.value();
    Text technique = from.text("technique");
    this.technique = technique == null ? null : technique.value();
    Text cooldown = from.text("cooldown");
    this.cooldown = cooldown == null ? this.within : Durations.milliseconds(cooldown);
    this.given = given(from);
    if (events.isEmpty()) {
      throw new ConfigException(from.position(), what + " needs 'events'");
    }
    if (this.within < 1_000 || this.cooldown < 1_000) {
      throw new ConfigException(from.position(), what + " has a time below 1s");
    }
  }

  static Detection of(Fields from) throws ConfigException {
    return new Detection(from);
  }

  private static String given(Fields from) throws ConfigException {
    StringBuilder all = new StringBuilder();
    for (Key key : Section.DETECTION.keys) {
      for (Text text : from.texts(key.name)) {
        all.append(key.name).append(": ").append(text.value()).append('\n');
      }
    }
    return all.toString();
  }

  private static Set<String> types(List<Text> texts) throws ConfigException {
    Set<String> types = new HashSet<>();
    for (Text text : texts) {
      EventNames.check(text);
      types.add(text.value());
    }
    return Collections.unmodifiableSet(types);
  }

  /** Each step is a type, or several with {@code or} between them. */
  private static List<Set<String>> steps(List<Text> texts) throws ConfigException {
    List<Set<String>> steps = new ArrayList<>();
    for (Text text : texts) {
      List<Text> types = new ArrayList<>();
      for (String type : text.value().split(" or ")) {
        types.add(new Text(type, text.position()));
      }
      steps.add(types(types));
    }
    return Collections.unmodifiableList(steps);
  }

  private static Map<Facet, Set<String>> only(Fields from) throws ConfigException {
    Map<Facet, Set<String>> only = new EnumMap<>(Facet.class);
    for (Facet facet : Arrays.asList(Facet.USER, Facet.PATH, Facet.RESOURCE)) {
      String key = facet.word() + "s";
      if (from.has(key)) {
        Set<String> values = new HashSet<>();
        for (Text text : from.texts(key)) {
          values.add(text.value());
        }
        only.put(facet, values);
      }
    }
    return Collections.unmodifiableMap(only);
  }

  private static List<Facet> facets(List<Text> texts) throws ConfigException {
    List<Facet> facets = new ArrayList<>();
    for (Text text : texts) {
      facets.add(Threshold.facet(text.value(), text));
    }
    return Collections.unmodifiableList(facets);
  }

  private static List<Threshold> thresholds(List<Text> texts) throws ConfigException {
    List<Threshold> thresholds = new ArrayList<>();
    for (Text text : texts) {
      thresholds.add(Threshold.of(text));
    }
    return Collections.unmodifiableList(thresholds);
  }

  public String id() {
    return id;
  }

  public String name() {
    return name;
  }

  /** The types that count. */
  public Set<String> events() {
    return events;
  }

  /** Of which an event must have one of the values, in the form that {@link Facet#of} gives. */
  public Map<Facet, Set<String>> only() {
    return only;
  }

  /** Within which nothing counts; null if the time does not matter. */
  public @Nullable Hours outside() {
    return outside;
  }

  /** What events that count together have in common; empty for all of the application's. */
  public List<Facet> by() {
    return by;
  }

  /** Milliseconds. */
  public long within() {
    return within;
  }

  /** What must hold altogether. */
  public List<Threshold> all() {
    return all;
  }

  /** Of which one must hold, if there are any. */
  public List<Threshold> any() {
    return any;
  }

  /** What must follow, in this order: one of the types of each. */
  public List<Set<String>> then() {
    return then;
  }

  /** {@code critical}, {@code high}, {@code medium} or {@code low}. */
  public String severity() {
    return severity;
  }

  /** MITRE ATT&amp;CK's number, such as {@code T1110.001}. */
  public @Nullable String technique() {
    return technique;
  }

  /** Milliseconds for which the same is told once. */
  public long cooldown() {
    return cooldown;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Detection && given.equals(((Detection) other).given);
  }

  @Override
  public int hashCode() {
    return given.hashCode();
  }
}
