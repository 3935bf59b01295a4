// SPDX-License-Identifier: Apache-2.0

package io.telltale.siem;

import io.telltale.config.Threshold;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A detection in Elasticsearch's piped language. */
final class Esql {

  private Esql() {}

  static String of(Rule rule) {
    List<String> where = new ArrayList<>();
    where.add(in(rule.seen()));
    rule.detection().by().forEach(by -> where.add(Rule.field(by) + " IS NOT NULL"));
    rule.only().forEach((field, values) -> where.add(field + " IN " + list(values)));
    if (rule.outside() != null) {
      where.add(outside(WorkHours.of(rule.outside())));
    }
    Set<String> stats = new LinkedHashSet<>();
    boolean alone = rule.seen().equals(rule.events());
    String counts = in(rule.events());
    stats.add("count = " + (alone ? "COUNT(*)" : "SUM(CASE(" + counts + ", 1, 0))"));
    for (Threshold threshold : rule.thresholds()) {
      stat(threshold, alone ? null : counts, stats);
    }
    List<String> all = new ArrayList<>();
    all.add(rule.condition("\n    AND ", " OR ", word -> word));
    String before = rule.thresholds().isEmpty() ? "MIN" : "AVG";
    if (!rule.then().isEmpty()) {
      stats.add("time = " + before + "(CASE(" + counts + ", TO_LONG(@timestamp), NULL))");
    }
    int step = 0;
    for (Set<String> types : rule.then()) {
      step++;
      stats.add("last_" + step + " = MAX(CASE(" + in(types) + ", TO_LONG(@timestamp), NULL))");
      all.add("last_" + step + " > time");
    }
    return "FROM logs-telltale.*\n| WHERE "
        + String.join("\n    AND ", where)
        + "\n| STATS "
        + String.join(",\n    ", stats)
        + "\n    BY "
        + String.join(", ", rule.keys())
        + "\n| WHERE "
        + String.join("\n    AND ", all);
  }

  private static void stat(Threshold threshold, String counts, Set<String> to) {
    String name = Rule.measure(threshold) + " = ";
    switch (threshold.measure()) {
      case SUM -> to.add(name + "SUM(" + only(counts, Rule.field(threshold)) + ")");
      case DISTINCT, COUNT_PER_FACET ->
          to.add(name + "COUNT_DISTINCT(" + only(counts, Rule.field(threshold)) + ")");
      case COUNT_PER_EVENT -> to.add(name + "SUM(CASE(" + in(Set.of(threshold.of())) + ", 1, 0))");
      case COUNT -> {}
    }
  }

  private static String only(String counts, String field) {
    return counts == null ? field : "CASE(" + counts + ", " + field + ", NULL)";
  }

  private static String in(Set<String> types) {
    return "event.code IN " + list(types);
  }

  private static String list(Set<String> values) {
    return values.stream()
        .map(value -> '"' + value + '"')
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private static String outside(WorkHours hours) {
    // DATE_EXTRACT is in UTC.
    return "(DATE_EXTRACT(\"DAY_OF_WEEK\", @timestamp) < "
        + hours.firstDay()
        + " OR DATE_EXTRACT(\"DAY_OF_WEEK\", @timestamp) > "
        + hours.lastDay()
        + " OR DATE_EXTRACT(\"HOUR_OF_DAY\", @timestamp) < "
        + hours.from()
        + " OR DATE_EXTRACT(\"HOUR_OF_DAY\", @timestamp) >= "
        + hours.to()
        + ")";
  }
}
