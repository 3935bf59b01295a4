// SPDX-License-Identifier: Apache-2.0

package io.telltale.siem;

import static io.telltale.siem.Content.object;

import io.telltale.config.Threshold;
import io.telltale.config.Threshold.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Detection rules of Elastic Security, one a line, to be imported. Each is of the plainest kind
 * that says the whole detection: a query, a threshold, a sequence in EQL, or ES|QL.
 */
final class ElasticRules {

  private static final String INDEX = "logs-telltale.*";

  /** How late an event may come, in minutes. */
  private static final long DELAY = 5;

  private ElasticRules() {}

  static void write(List<Rule> rules, Content to) {
    List<Map<String, Object>> all = new ArrayList<>();
    for (Rule rule : rules) {
      all.add(rule(rule));
    }
    all.add(alerts());
    all.add(silence());
    to.add(
        "elastic/detection-rules.ndjson",
        all.stream().map(Content::line).collect(Collectors.joining("\n", "", "\n")));
  }

  private static Map<String, Object> rule(Rule rule) {
    String severity = rule.detection().severity();
    // A search that counts looks at the window itself; the others say theirs, or need none.
    long minutes = rule.isSingle() ? DELAY : rule.minutes() + (isSequence(rule) ? DELAY : 0);
    Map<String, Object> all = head(rule.id(), rule.name(), severity, minutes, description(rule));
    all.put("tags", List.of("Telltale", "ATT&CK: " + rule.detection().technique()));
    all.put("references", List.of(rule.link()));
    if (rule.isSingle() && rule.outside() == null) {
      query(all, kuery(rule));
    } else if (isSequence(rule)) {
      all.put("type", "eql");
      all.put("language", "eql");
      all.put("index", List.of(INDEX));
      all.put("query", sequence(rule));
    } else if (isThreshold(rule)) {
      query(all, kuery(rule));
      all.put("type", "threshold");
      all.put("threshold", threshold(rule));
    } else {
      all.put("type", "esql");
      all.put("language", "esql");
      all.put("query", Esql.of(rule));
    }
    return all;
  }

  private static String description(Rule rule) {
    String text = "Telltale's detection " + rule.id() + ", over all JVMs of a service.";
    return rule.only().isEmpty() ? text : text + " Give the names before you enable it.";
  }

  private static Map<String, Object> head(
      String id, String name, String severity, long minutes, String description) {
    return object(
        "rule_id",
        "telltale-" + id.toLowerCase(Locale.ROOT),
        "name",
        name,
        "description",
        description,
        "author",
        List.of("Telltale"),
        "license",
        "Apache-2.0",
        "severity",
        severity,
        "risk_score",
        risk(severity),
        "enabled",
        false,
        "from",
        "now-" + minutes + "m",
        "interval",
        "1m",
        "max_signals",
        100);
  }

  private static int risk(String severity) {
    return switch (severity) {
      case "critical" -> 99;
      case "high" -> 73;
      case "medium" -> 47;
      default -> 21;
    };
  }

  private static void query(Map<String, Object> to, String kuery) {
    to.put("type", "query");
    to.put("language", "kuery");
    to.put("index", List.of(INDEX));
    to.put("query", kuery);
  }

  private static String kuery(Rule rule) {
    List<String> all = new ArrayList<>();
    all.add("event.code: (" + String.join(" or ", rule.events()) + ")");
    rule.only()
        .forEach(
            (field, values) ->
                all.add(
                    field
                        + ": ("
                        + values.stream().map(Content::line).collect(Collectors.joining(" or "))
                        + ")"));
    return String.join(" and ", all);
  }

  /** Steps after no threshold or after a number of events: EQL has words for no other. */
  private static boolean isSequence(Rule rule) {
    List<Threshold> all = rule.thresholds();
    return !rule.then().isEmpty() && (all.isEmpty() || all.size() == 1 && isCount(all.get(0)));
  }

  private static boolean isCount(Threshold threshold) {
    return threshold.measure() == Measure.COUNT && !Rule.isAtMost(threshold);
  }

  private static String sequence(Rule rule) {
    StringBuilder query = new StringBuilder("sequence by ");
    query.append(String.join(", ", rule.keys()));
    query.append(" with maxspan=").append(rule.minutes()).append("m\n");
    query.append("  ").append(step(rule.events()));
    if (!rule.thresholds().isEmpty()) {
      query.append(" with runs=").append(rule.thresholds().get(0).bound());
    }
    for (Set<String> types : rule.then()) {
      query.append("\n  ").append(step(types));
    }
    return query.toString();
  }

  private static String step(Set<String> types) {
    return types.stream()
        .map(type -> '"' + type + '"')
        .collect(Collectors.joining(", ", "[any where event.code in (", ")]"));
  }

  /** A number of events, and at most one number of different values. */
  private static boolean isThreshold(Rule rule) {
    List<Threshold> all = rule.detection().all();
    return rule.then().isEmpty()
        && rule.outside() == null
        && rule.detection().any().isEmpty()
        && all.stream().allMatch(one -> isCount(one) || one.measure() == Measure.DISTINCT)
        && all.stream().filter(one -> one.measure() == Measure.DISTINCT).count() <= 1;
  }

  private static Map<String, Object> threshold(Rule rule) {
    long count = 1;
    List<Object> cardinality = new ArrayList<>();
    for (Threshold threshold : rule.detection().all()) {
      if (threshold.measure() == Measure.COUNT) {
        count = threshold.bound();
      } else {
        cardinality.add(object("field", Rule.field(threshold), "value", threshold.bound()));
      }
    }
    return object("field", rule.keys(), "value", count, "cardinality", cardinality);
  }

  /** What agents have found themselves, within a second of its cause. */
  private static Map<String, Object> alerts() {
    Map<String, Object> all =
        head(
            "alert", "Alert of an agent", "high", DELAY, "What a Telltale agent has found itself.");
    all.put("tags", List.of("Telltale"));
    query(all, "event.kind: alert and event.module: telltale");
    all.put("rule_name_override", "rule.name");
    List<Object> mapping = new ArrayList<>();
    for (String severity : List.of("low", "medium", "high", "critical")) {
      mapping.add(
          object(
              "field",
              "telltale.alert.severity",
              "operator",
              "equals",
              "value",
              severity,
              "severity",
              severity));
    }
    all.put("severity_mapping", mapping);
    return all;
  }

  /** TT018, which an agent cannot tell of itself. */
  private static Map<String, Object> silence() {
    Map<String, Object> all =
        head("TT018", Silence.NAME, "high", Silence.KNOWN_MINUTES, Silence.DESCRIPTION);
    all.put("tags", List.of("Telltale", "ATT&CK: T1685"));
    all.put("type", "esql");
    all.put("language", "esql");
    all.put(
        "query",
        "FROM logs-telltale.*\n| WHERE event.code IN (\"heartbeat\", \"agent_stopped\")\n"
            + "| STATS last = MAX(@timestamp),\n"
            + "    stopped = SUM(CASE(event.code == \"agent_stopped\", 1, 0))\n"
            + "    BY service.name, host.name\n"
            + "| WHERE last < NOW() - "
            + Silence.MINUTES
            + " minutes AND stopped == 0");
    return all;
  }
}
