// SPDX-License-Identifier: Apache-2.0

package io.telltale.siem;

import static io.telltale.siem.Content.object;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A part of a dashboard: what of which events is counted, by what.
 *
 * @param overTime as columns over time, each split by the field; else a table
 * @param measures besides the number of events: what is measured, and the field
 */
record Panel(
    String title,
    List<String> types,
    boolean overTime,
    List<String> by,
    Map<String, String> measures) {

  private static final int ROWS = 20;

  static List<Panel> all() {
    return List.of(
        overTime("Alerts", List.of("alert"), "rule.id"),
        overTime("Sign-ins", List.of("login_success", "login_failure"), "event.outcome"),
        table(
            "Failed sign-ins by address",
            List.of("login_failure"),
            List.of("source.ip"),
            Map.of("user.name", "cardinality")),
        table(
            "Failed sign-ins by user",
            List.of("login_failure"),
            List.of("user.name"),
            Map.of("source.ip", "cardinality")),
        table("Why sign-ins fail", List.of("login_failure"), List.of("event.reason"), Map.of()),
        table(
            "Exports",
            List.of("data_export"),
            List.of("user.name", "telltale.resource"),
            Map.of("telltale.export.rows", "sum")),
        table("Refused", List.of("access_denied"), List.of("url.path", "user.name"), Map.of()),
        table(
            "Rights and credentials",
            List.of(
                "privilege_escalation",
                "admin_action",
                "password_change",
                "password_reset_request",
                "mfa_enrollment"),
            List.of("event.code", "user.name"),
            Map.of()),
        table(
            "Agents, and when they were heard of",
            List.of("heartbeat"),
            List.of("service.name", "host.name"),
            Map.of("@timestamp", "max")),
        table(
            "What agents miss",
            List.of("agent_degraded", "events_dropped", "config_rejected", "pointcut_disabled"),
            List.of("event.code", "service.name"),
            Map.of()));
  }

  private static Panel overTime(String title, List<String> types, String by) {
    return new Panel(title, types, true, List.of(by), Map.of());
  }

  private static Panel table(
      String title, List<String> types, List<String> by, Map<String, String> measures) {
    return new Panel(title, types, false, by, measures);
  }

  String id() {
    return Content.uuid("panel/" + title);
  }

  /** In Lucene's language, which all versions of both Kibana and OpenSearch Dashboards know. */
  String query() {
    return "event.code:(" + String.join(" OR ", types) + ")";
  }

  /** As a visualization counts. */
  List<Object> aggregations() {
    List<Object> all = new ArrayList<>();
    all.add(aggregation(all, "count", "metric", object()));
    measures.forEach(
        (field, measure) -> all.add(aggregation(all, measure, "metric", object("field", field))));
    if (overTime) {
      all.add(
          aggregation(
              all,
              "date_histogram",
              "segment",
              object("field", "@timestamp", "interval", "auto", "min_doc_count", 1)));
    }
    for (String field : by) {
      all.add(
          aggregation(
              all,
              "terms",
              overTime ? "group" : "bucket",
              object("field", field, "size", ROWS, "order", "desc", "orderBy", "1")));
    }
    return all;
  }

  private static Map<String, Object> aggregation(
      List<Object> before, String type, String schema, Map<String, Object> parameters) {
    return object(
        "id",
        Integer.toString(before.size() + 1),
        "enabled",
        true,
        "type",
        type,
        "schema",
        schema,
        "params",
        parameters);
  }

  String spl() {
    Set<String> stats = new LinkedHashSet<>(List.of("count"));
    measures.forEach(
        (field, measure) -> {
          String of = field.equals("@timestamp") ? "_time" : Spl.field(field);
          stats.add((measure.equals("cardinality") ? "dc" : measure) + "(" + of + ") AS " + of);
        });
    String names = by.stream().map(Spl::field).collect(Collectors.joining(" "));
    String search = Spl.search(new LinkedHashSet<>(types));
    return overTime
        ? search + " | timechart count by " + names
        : search + " | stats " + String.join(" ", stats) + " by " + names + " | sort - count";
  }
}
