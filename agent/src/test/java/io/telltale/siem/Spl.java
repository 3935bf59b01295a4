// SPDX-License-Identifier: Apache-2.0

package io.telltale.siem;

import io.telltale.config.Threshold;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A detection in Splunk's language, over the names that {@code props.conf} gives to fields. */
final class Spl {

  private Spl() {}

  /** What the add-on calls a field. */
  static String field(String ecs) {
    return switch (ecs) {
      case "service.name" -> "app";
      case "host.name" -> "dest";
      case "user.name" -> "user";
      case "source.ip" -> "src";
      case "event.code" -> "signature_id";
      case "event.reason" -> "reason";
      case "event.outcome" -> "outcome";
      case "rule.id" -> "rule_id";
      case "labels.session_hash" -> "session_id";
      case "user_agent.original" -> "http_user_agent";
      case "url.path" -> "uri_path";
      case "telltale.resource" -> "object";
      default -> ecs.substring(ecs.lastIndexOf('.') + 1);
    };
  }

  static String search(Set<String> types) {
    return "`telltale` signature_id IN (" + String.join(", ", types) + ")";
  }

  static String keys(Rule rule) {
    return rule.keys().stream().map(Spl::field).collect(Collectors.joining(" "));
  }

  static String of(Rule rule) {
    StringBuilder search = new StringBuilder(search(rule.seen()));
    rule.only()
        .forEach(
            (field, values) ->
                search
                    .append(' ')
                    .append(field(field))
                    .append(" IN (")
                    .append(quoted(values))
                    .append(')'));
    if (rule.outside() != null) {
      WorkHours hours = WorkHours.of(rule.outside());
      search
          .append(" | eval day=tonumber(strftime(_time, \"%w\")), day=if(day=0, 7, day),")
          .append(" hour=tonumber(strftime(_time, \"%H\"))")
          .append(" | where day < ")
          .append(hours.firstDay())
          .append(" OR day > ")
          .append(hours.lastDay())
          .append(" OR hour < ")
          .append(hours.from())
          .append(" OR hour >= ")
          .append(hours.to());
    }
    String holds = rule.condition(" AND ", " OR ", word -> word);
    if (rule.then().isEmpty()) {
      return search + " | stats " + stats(rule) + " by " + keys(rule) + " | where " + holds;
    }
    return search + steps(rule, holds);
  }

  /** As the agent does it: each step remembers when it was reached, for so long. */
  private static String steps(Rule rule, String holds) {
    String during = " | streamstats time_window=" + rule.detection().within() / 1_000 + "s ";
    StringBuilder steps = new StringBuilder(" | sort 0 _time");
    steps.append(during).append(stats(rule)).append(" by ").append(keys(rule));
    String reached = in(rule.events()) + " AND " + holds;
    List<Set<String>> then = rule.then();
    for (int i = 0; i < then.size(); i++) {
      steps.append(" | eval step").append(i).append("=if(").append(reached);
      steps.append(", _time, null())").append(during).append("max(step").append(i);
      steps.append(") AS reached").append(i).append(" by ").append(keys(rule));
      reached = in(then.get(i)) + " AND _time >= reached" + i;
    }
    return steps.append(" | where ").append(reached).toString();
  }

  private static String stats(Rule rule) {
    boolean alone = rule.seen().equals(rule.events());
    String counts = in(rule.events());
    Set<String> stats = new LinkedHashSet<>();
    stats.add((alone ? "count" : "count(eval(" + counts + "))") + " AS count");
    for (Threshold threshold : rule.thresholds()) {
      String as = " AS " + Rule.measure(threshold);
      String field = field(Rule.field(threshold));
      String value = alone ? field : "eval(if(" + counts + ", " + field + ", null()))";
      switch (threshold.measure()) {
        case SUM -> stats.add("sum(" + value + ")" + as);
        case DISTINCT, COUNT_PER_FACET -> stats.add("dc(" + value + ")" + as);
        case COUNT_PER_EVENT -> stats.add("count(eval(" + in(Set.of(threshold.of())) + "))" + as);
        case COUNT -> {}
      }
    }
    return String.join(" ", stats);
  }

  private static String in(Set<String> types) {
    return "in(signature_id, " + quoted(types) + ")";
  }

  private static String quoted(Set<String> values) {
    return values.stream().map(value -> '"' + value + '"').collect(Collectors.joining(", "));
  }
}
