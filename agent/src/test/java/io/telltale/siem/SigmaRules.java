// SPDX-License-Identifier: Apache-2.0

package io.telltale.siem;

import static io.telltale.siem.Content.object;

import io.telltale.config.Threshold;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/**
 * Sigma, specification 2.1: a rule for each set of types, and correlations of these for each
 * detection. What Sigma has no words for, a rule says in its description.
 */
final class SigmaRules {

  private static final String DATE = "2026-11-25";

  private final Content to;

  /** The rules on which correlations stand, by their names. */
  private final Map<String, Map<String, Object>> bases = new TreeMap<>();

  SigmaRules(Content to) {
    this.to = to;
  }

  void write(List<Rule> rules) {
    for (Rule rule : rules) {
      if (rule.isSingle()) {
        to.add("sigma/" + name(rule) + ".yml", documents(List.of(single(rule))));
      } else {
        to.add("sigma/mr_" + name(rule) + ".yml", documents(correlations(rule)));
      }
    }
    bases.forEach((name, base) -> to.add("sigma/" + name + ".yml", documents(List.of(base))));
  }

  private static String documents(List<Map<String, Object>> documents) {
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    options.setIndicatorIndent(2);
    options.setIndentWithIndicator(true);
    options.setWidth(120);
    Yaml yaml = new Yaml(options);
    return "# SPDX-License-Identifier: Apache-2.0\n"
        + documents.stream().map(yaml::dump).collect(Collectors.joining("---\n"));
  }

  private String base(Set<String> types) {
    String name = "telltale_" + String.join("_or_", types);
    Map<String, Object> selection = object("event.module", "telltale");
    selection.put("event.code", types.size() == 1 ? types.iterator().next() : List.copyOf(types));
    bases.computeIfAbsent(
        name,
        none ->
            object(
                "title",
                "Telltale: " + String.join(" or ", types).replace('_', ' '),
                "id",
                Content.uuid(name),
                "name",
                name,
                "status",
                "experimental",
                "description",
                "An event of an application, on which correlations stand.",
                "author",
                "Telltale",
                "date",
                DATE,
                "logsource",
                logSource(),
                "detection",
                object("selection", selection, "condition", "selection"),
                "level",
                "informational"));
    return name;
  }

  private static Map<String, Object> logSource() {
    return object("category", "application", "product", "telltale");
  }

  private static Map<String, Object> head(String name, String title) {
    return object("title", title, "id", Content.uuid(name), "name", name, "status", "experimental");
  }

  private static Map<String, Object> single(Rule rule) {
    String name = name(rule);
    Map<String, Object> selection = object("event.module", "telltale");
    selection.put("event.code", List.copyOf(rule.events()));
    rule.only()
        .forEach(
            (field, values) -> {
              if (values.contains(Rule.NAMES)) {
                selection.put(field + "|expand", "%" + name + "%");
              } else {
                selection.put(field, List.copyOf(values));
              }
            });
    Map<String, Object> detection = object("selection", selection);
    String condition = "selection";
    if (rule.outside() != null) {
      WorkHours hours = WorkHours.of(rule.outside());
      detection.put(
          "at_work", object("@timestamp|hour|gte", hours.from(), "@timestamp|hour|lt", hours.to()));
      condition = "selection and not at_work";
    }
    detection.put("condition", condition);
    Map<String, Object> document = head(name, rule.name());
    document.put("description", description(rule));
    document.put("references", List.of(rule.link()));
    document.put("author", "Telltale");
    document.put("date", DATE);
    document.put("tags", tags(rule));
    document.put("logsource", logSource());
    document.put("detection", detection);
    document.put("level", rule.detection().severity());
    return document;
  }

  private static List<String> tags(Rule rule) {
    return List.of("attack." + rule.detection().technique().toLowerCase(Locale.ROOT));
  }

  private static String description(Rule rule) {
    List<String> unsaid = new ArrayList<>();
    for (Threshold threshold : rule.thresholds()) {
      if (!isSaid(threshold)) {
        unsaid.add(Rule.comparison(threshold, word -> word));
      }
    }
    if (rule.outside() != null) {
      unsaid.add("days of the week, of " + rule.outside());
    }
    String text = "Telltale's detection " + rule.id() + ", for all JVMs of a service together.";
    if (!rule.only().isEmpty()) {
      text += " Needs names from you.";
    }
    return unsaid.isEmpty()
        ? text
        : text + " Not said here, as Sigma has no words for it: " + String.join("; ", unsaid) + ".";
  }

  private static boolean isSaid(Threshold threshold) {
    return switch (threshold.measure()) {
      case COUNT, DISTINCT, SUM -> true;
      case COUNT_PER_FACET, COUNT_PER_EVENT -> false;
    };
  }

  private List<Map<String, Object>> correlations(Rule rule) {
    List<Threshold> all = rule.detection().all().stream().filter(SigmaRules::isSaid).toList();
    List<Threshold> any = rule.detection().any();
    boolean steps = !rule.then().isEmpty();
    if (!any.isEmpty() && (!rule.detection().all().isEmpty() || steps)) {
      throw new AssertionError("alternatives under conditions are not written yet: " + rule.id());
    }
    List<Map<String, Object>> documents = new ArrayList<>();
    if (all.size() == 1 && !steps) {
      Map<String, Object> correlation = measured(rule, base(rule.events()), all.get(0));
      documents.add(told(rule, name(rule), rule.name(), correlation));
      return documents;
    }
    any.forEach(one -> documents.add(alternative(rule, one)));
    List<String> parts = new ArrayList<>();
    all.forEach(one -> parts.add(part(rule, one, documents)));
    if (steps) {
      documents.add(ordered(rule, parts, documents));
    } else if (!parts.isEmpty()) {
      Map<String, Object> correlation = correlation(rule, "temporal", parts, null);
      documents.add(told(rule, name(rule), rule.name(), correlation));
    }
    return documents;
  }

  private static String name(Rule rule) {
    return "telltale_" + rule.word();
  }

  /** One of several of which each is enough. */
  private Map<String, Object> alternative(Rule rule, Threshold threshold) {
    String measure = Rule.measure(threshold);
    return told(
        rule,
        name(rule) + "_" + measure,
        rule.name() + ", by " + measure.replace('_', ' '),
        measured(rule, base(rule.events()), threshold));
  }

  /** First what counts, by all of its parts; then each step. */
  private Map<String, Object> ordered(
      Rule rule, List<String> parts, List<Map<String, Object>> documents) {
    List<String> steps = new ArrayList<>();
    if (parts.size() > 1) {
      String together = name(rule) + "_before";
      Map<String, Object> before = head(together, rule.name() + ": what comes before");
      before.put("correlation", correlation(rule, "temporal", parts, null));
      documents.add(before);
      steps.add(together);
    } else {
      steps.add(parts.isEmpty() ? base(rule.events()) : parts.get(0));
    }
    rule.then().forEach(step -> steps.add(base(step)));
    return told(rule, name(rule), rule.name(), correlation(rule, "temporal_ordered", steps, null));
  }

  private String part(Rule rule, Threshold threshold, List<Map<String, Object>> to) {
    String measure = Rule.measure(threshold);
    String name = name(rule) + "_" + measure;
    Map<String, Object> document = head(name, rule.name() + ": " + measure.replace('_', ' '));
    document.put("correlation", measured(rule, base(rule.events()), threshold));
    to.add(document);
    return name;
  }

  private static Map<String, Object> told(
      Rule rule, String name, String title, Map<String, Object> correlation) {
    Map<String, Object> document = head(name, title);
    document.put("description", description(rule));
    document.put("references", List.of(rule.link()));
    document.put("author", "Telltale");
    document.put("date", DATE);
    document.put("tags", tags(rule));
    document.put("correlation", correlation);
    document.put("level", rule.detection().severity());
    return document;
  }

  private static Map<String, Object> measured(Rule rule, String of, Threshold threshold) {
    Map<String, Object> condition = new LinkedHashMap<>();
    String type =
        switch (threshold.measure()) {
          case DISTINCT -> "value_count";
          case SUM -> "value_sum";
          default -> "event_count";
        };
    if (!type.equals("event_count")) {
      condition.put("field", Rule.field(threshold));
    }
    condition.put(Rule.isAtMost(threshold) ? "lte" : "gte", threshold.bound());
    return correlation(rule, type, List.of(of), condition);
  }

  private static Map<String, Object> correlation(
      Rule rule, String type, List<String> rules, Map<String, Object> condition) {
    return object(
        "type",
        type,
        "rules",
        rules,
        "group-by",
        rule.keys(),
        "timespan",
        rule.minutes() + "m",
        "condition",
        condition);
  }
}
