// SPDX-License-Identifier: Apache-2.0

package io.telltale.siem;

import io.telltale.config.AgentOptions;
import io.telltale.config.ConfigLoader;
import io.telltale.config.Detection;
import io.telltale.config.Packs;
import io.telltale.config.Threshold;
import io.telltale.event.Facet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/**
 * A bundled detection, as others are told of it.
 *
 * @param outside the hours outside which it looks, as the pack says them
 */
record Rule(Detection detection, @Nullable String outside) {

  /** Stands where a detection needs names from its user. */
  static final String NAMES = "FILL-IN-NAMES";

  private static final Path PACK = Path.of("..", "src", "packs", "detections.yaml");
  private static final long MINUTE = 60_000;

  static List<Rule> all() throws IOException {
    Map<String, String> outside = new HashMap<>();
    Map<String, Object> pack = new Yaml().load(Files.readString(PACK));
    for (Object item : (List<?>) pack.get("detections")) {
      Map<?, ?> detection = (Map<?, ?>) item;
      if (detection.get("outside") != null) {
        outside.put((String) detection.get("id"), (String) detection.get("outside"));
      }
    }
    Path none = Files.createTempFile("none", ".yaml");
    try {
      return ConfigLoader.load(AgentOptions.parse("config=" + none, Map.of()), Packs.bundled())
          .detections()
          .stream()
          .map(detection -> new Rule(detection, outside.get(detection.id())))
          .toList();
    } finally {
      Files.delete(none);
    }
  }

  String id() {
    return detection.id();
  }

  String name() {
    return detection.name();
  }

  /** For file names and the like. */
  String word() {
    return id().toLowerCase(Locale.ROOT).replace('-', '_');
  }

  String link() {
    return "https://attack.mitre.org/techniques/" + detection.technique().replace('.', '/') + "/";
  }

  /** The types that count, in a fixed order. */
  Set<String> events() {
    return new TreeSet<>(detection.events());
  }

  /** What must follow. */
  List<Set<String>> then() {
    List<Set<String>> steps = new ArrayList<>();
    detection.then().forEach(step -> steps.add(new TreeSet<>(step)));
    return steps;
  }

  List<Threshold> thresholds() {
    return Stream.concat(detection.all().stream(), detection.any().stream()).toList();
  }

  /** Every event that counts is told, whatever came before. */
  boolean isSingle() {
    return thresholds().isEmpty() && detection.then().isEmpty();
  }

  /** Types with which those that count are compared. */
  Set<String> compared() {
    Set<String> types = new TreeSet<>();
    for (Threshold threshold : thresholds()) {
      if (threshold.measure() == Threshold.Measure.COUNT_PER_EVENT) {
        types.add(threshold.of());
      }
    }
    return types;
  }

  /** All that it has to see. */
  Set<String> seen() {
    Set<String> types = events();
    detection.then().forEach(types::addAll);
    types.addAll(compared());
    return types;
  }

  /** What those that count together have in common; one service is as one JVM is to the agent. */
  List<String> keys() {
    List<String> keys = new ArrayList<>(List.of("service.name"));
    detection.by().forEach(facet -> keys.add(field(facet)));
    return keys;
  }

  /** Of which a value must be one of some; with {@link #NAMES} where nobody has named them yet. */
  Map<String, Set<String>> only() {
    Map<String, Set<String>> only = new TreeMap<>();
    detection
        .only()
        .forEach(
            (facet, values) ->
                only.put(field(facet), values.isEmpty() ? Set.of(NAMES) : new TreeSet<>(values)));
    return only;
  }

  /** Minutes; a detection of steps may take that long for each of them. */
  long minutes() {
    return Math.max(1, detection.within() * Math.max(1, detection.then().size()) / MINUTE);
  }

  static boolean isAtMost(Threshold threshold) {
    return !threshold.holds(threshold.bound() + 1, 1);
  }

  static String field(Facet facet) {
    return switch (facet) {
      case USER -> "user.name";
      case SOURCE -> "source.ip";
      case SESSION -> "labels.session_hash";
      case USER_AGENT -> "user_agent.original";
      case PATH -> "url.path";
      case RESOURCE -> "telltale.resource";
    };
  }

  /** The field that a threshold is about, if it is about one. */
  static String field(Threshold threshold) {
    Facet facet = threshold.facet();
    return facet == null ? "telltale.export." + threshold.of() : field(facet);
  }

  /** What a threshold measures besides the number of events, in one word. */
  static String measure(Threshold threshold) {
    return switch (threshold.measure()) {
      case COUNT -> "count";
      case SUM -> "sum_" + threshold.of();
      case COUNT_PER_EVENT -> "count_" + threshold.of();
      case DISTINCT, COUNT_PER_FACET -> "distinct_" + threshold.of();
    };
  }

  /** A threshold as languages with C's operators say it, of the words of {@link #measure}. */
  static String comparison(Threshold threshold, UnaryOperator<String> of) {
    String operator = isAtMost(threshold) ? " <= " : " >= ";
    String measure = of.apply(measure(threshold));
    return switch (threshold.measure()) {
      case COUNT, SUM, DISTINCT -> measure + operator + threshold.bound();
      case COUNT_PER_FACET, COUNT_PER_EVENT ->
          of.apply("count") + operator + threshold.bound() + " * " + measure;
    };
  }

  /** All of the thresholds. */
  String condition(String and, String or, UnaryOperator<String> of) {
    List<String> all = new ArrayList<>();
    detection.all().forEach(threshold -> all.add(comparison(threshold, of)));
    List<String> any = detection.any().stream().map(one -> comparison(one, of)).toList();
    if (any.size() > 1) {
      all.add("(" + String.join(or, any) + ")");
    } else {
      all.addAll(any);
    }
    if (all.isEmpty()) {
      all.add(of.apply("count") + " >= 1");
    }
    return String.join(and, all);
  }
}
