// SPDX-License-Identifier: Apache-2.0

package io.telltale.siem;

import static io.telltale.siem.Content.object;

import io.telltale.config.Threshold;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Monitors of OpenSearch's alerting, one a line, to be posted. Each is a composite aggregation of
 * plain query DSL, and a trigger with what has to hold for a bucket of it.
 */
final class OpenSearchMonitors {

  private static final String INDEX = "logs-telltale.*";
  private static final String END = "{{period_end}}";
  private static final int MOST_KEYS = 1_000;

  private OpenSearchMonitors() {}

  static void write(List<Rule> rules, Content to) {
    List<Map<String, Object>> all = new ArrayList<>();
    for (Rule rule : rules) {
      all.add(monitor(rule));
    }
    all.add(alerts());
    all.add(silence());
    to.add(
        "opensearch/monitors.ndjson",
        all.stream().map(Content::line).collect(Collectors.joining("\n", "", "\n")));
  }

  private static Map<String, Object> monitor(Rule rule) {
    Map<String, Object> counted = object();
    Map<String, Object> parts = object("counted", object());
    Map<String, Object> paths = object("count", "counted>_count");
    for (Threshold threshold : rule.thresholds()) {
      measure(threshold, counted, parts, paths);
    }
    List<String> all = new ArrayList<>();
    all.add(rule.condition(" && ", " || ", word -> "params." + word));
    if (!rule.then().isEmpty()) {
      // Not the exact order: that more than half of what counts came before, if it has to be many.
      String before = rule.thresholds().isEmpty() ? "min" : "avg";
      counted.put("time", object(before, object("field", "@timestamp")));
      paths.put("time", "counted>time");
    }
    int step = 0;
    for (Set<String> types : rule.then()) {
      step++;
      Map<String, Object> last = object("last", object("max", object("field", "@timestamp")));
      parts.put("then_" + step, filter(terms(types), last));
      paths.put("last_" + step, "then_" + step + ">last");
      all.add("params.last_" + step + " > params.time");
    }
    parts.put("counted", filter(terms(rule.events()), counted));
    return monitor(
        rule.id() + " " + rule.name(),
        rule.detection().severity(),
        search(rule, parts),
        paths,
        String.join(" && ", all));
  }

  private static void measure(
      Threshold threshold,
      Map<String, Object> counted,
      Map<String, Object> parts,
      Map<String, Object> paths) {
    String name = Rule.measure(threshold);
    switch (threshold.measure()) {
      case SUM -> {
        counted.put(name, object("sum", object("field", Rule.field(threshold))));
        paths.put(name, "counted>" + name);
      }
      case DISTINCT, COUNT_PER_FACET -> {
        counted.put(
            name,
            object(
                "cardinality",
                object("field", Rule.field(threshold), "precision_threshold", MOST_KEYS)));
        paths.put(name, "counted>" + name);
      }
      case COUNT_PER_EVENT -> {
        parts.put(name, filter(terms(Set.of(threshold.of())), object()));
        paths.put(name, name + ">_count");
      }
      case COUNT -> {}
    }
  }

  private static Map<String, Object> terms(Set<String> types) {
    return object("terms", object("event.code", List.copyOf(new TreeSet<>(types))));
  }

  private static Map<String, Object> filter(Map<String, Object> query, Map<String, Object> aggs) {
    return object("filter", query, "aggs", aggs.isEmpty() ? null : aggs);
  }

  private static Map<String, Object> search(Rule rule, Map<String, Object> parts) {
    List<Object> filters = new ArrayList<>();
    filters.add(within(rule.minutes()));
    filters.add(terms(rule.seen()));
    rule.only()
        .forEach(
            (field, values) -> filters.add(object("terms", object(field, List.copyOf(values)))));
    if (rule.outside() != null) {
      filters.add(outside(WorkHours.of(rule.outside())));
    }
    return search(filters, rule.keys(), parts);
  }

  private static Map<String, Object> within(long minutes) {
    return object(
        "range",
        object(
            "@timestamp",
            object("gte", END + "||-" + minutes + "m", "lte", END, "format", "epoch_millis")));
  }

  private static Map<String, Object> outside(WorkHours hours) {
    return object(
        "script",
        object(
            "script",
            object(
                "lang",
                "painless",
                "source",
                "def t = ZonedDateTime.ofInstant(Instant.ofEpochMilli("
                    + "doc['@timestamp'].value.toInstant().toEpochMilli()), ZoneId.of(params.zone));"
                    + " int day = t.getDayOfWeek().getValue(); int hour = t.getHour();"
                    + " return day < params.first || day > params.last"
                    + " || hour < params.from || hour >= params.to",
                "params",
                object(
                    "zone",
                    hours.zone(),
                    "first",
                    hours.firstDay(),
                    "last",
                    hours.lastDay(),
                    "from",
                    hours.from(),
                    "to",
                    hours.to()))));
  }

  private static Map<String, Object> search(
      List<Object> filters, List<String> keys, Map<String, Object> parts) {
    List<Object> sources = new ArrayList<>();
    for (String key : keys) {
      sources.add(object(key.replace('.', '_'), object("terms", object("field", key))));
    }
    return object(
        "size",
        0,
        "query",
        object("bool", object("filter", filters)),
        "aggs",
        object(
            "keys",
            object("composite", object("size", MOST_KEYS, "sources", sources), "aggs", parts)));
  }

  private static Map<String, Object> monitor(
      String name,
      String severity,
      Map<String, Object> search,
      Map<String, Object> paths,
      String holds) {
    Map<String, Object> condition =
        object(
            "buckets_path",
            paths,
            "parent_bucket_path",
            "keys",
            "script",
            object("lang", "painless", "source", holds),
            "gap_policy",
            "skip");
    return object(
        "type",
        "monitor",
        "monitor_type",
        "bucket_level_monitor",
        "name",
        "Telltale " + name,
        "enabled",
        false,
        "schedule",
        object("period", object("interval", 1, "unit", "MINUTES")),
        "inputs",
        List.of(object("search", object("indices", List.of(INDEX), "query", search))),
        "triggers",
        List.of(
            object(
                "bucket_level_trigger",
                object(
                    "name",
                    name,
                    "severity",
                    Integer.toString(level(severity)),
                    "condition",
                    condition,
                    "actions",
                    List.of()))));
  }

  /** Of OpenSearch's five, of which 1 is the gravest. */
  private static int level(String severity) {
    return List.of("critical", "high", "medium", "low").indexOf(severity) + 1;
  }

  /** What agents have found themselves. */
  private static Map<String, Object> alerts() {
    return monitor(
        "alerts of agents",
        "high",
        search(
            List.of(within(1), terms(Set.of("alert"))),
            List.of("service.name", "rule.id"),
            object()),
        object("count", "_count"),
        "params.count >= 1");
  }

  private static Map<String, Object> silence() {
    return monitor(
        "TT018 " + Silence.NAME,
        "high",
        search(
            List.of(within(Silence.KNOWN_MINUTES), terms(Set.of("heartbeat", "agent_stopped"))),
            List.of("service.name", "host.name"),
            object(
                "recent",
                filter(within(Silence.MINUTES), object()),
                "stopped",
                filter(terms(Set.of("agent_stopped")), object()))),
        object("recent", "recent>_count", "stopped", "stopped>_count"),
        "params.recent == 0 && params.stopped == 0");
  }
}
