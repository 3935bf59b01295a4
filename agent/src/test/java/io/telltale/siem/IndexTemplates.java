// SPDX-License-Identifier: Apache-2.0

package io.telltale.siem;

import static io.telltale.siem.Content.object;

import io.telltale.format.EcsNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How Elasticsearch and OpenSearch are to keep each field. */
final class IndexTemplates {

  private static final Set<String> NUMBERS =
      Set.of(
          "event.severity",
          "event.sequence",
          "http.response.status_code",
          "process.pid",
          "telltale.export.rows",
          "telltale.export.records",
          "telltale.export.bytes",
          "telltale.export.pages");
  private static final Set<String> ADDRESSES =
      Set.of("source.ip", "client.ip", "source.nat.ip", "related.ip");
  private static final int LONGEST_TEXT = 1024;

  private IndexTemplates() {}

  static void write(Content to) {
    to.addJson("elastic/index-template.json", template(object("index.lifecycle.name", "telltale")));
    to.addJson("opensearch/index-template.json", template(object()));
  }

  private static Map<String, Object> template(Map<String, Object> settings) {
    Map<String, Object> all = object("index.default_pipeline", "telltale");
    all.putAll(settings);
    // An event whose number is none keeps its other fields, and says so in _ignored.
    all.put("index.mapping.ignore_malformed", true);
    all.put("index.codec", "best_compression");
    return object(
        "index_patterns",
        List.of("logs-telltale.*"),
        "data_stream",
        object(),
        "priority",
        300,
        "_meta",
        object("description", "Security events of Telltale, as ECS"),
        "template",
        object("settings", all, "mappings", mappings()));
  }

  private static Map<String, Object> mappings() {
    Map<String, Object> properties = object();
    for (String name : names()) {
      put(properties, name, type(name));
    }
    return object(
        "dynamic_templates",
        List.of(
            object(
                "texts",
                object(
                    "match_mapping_type",
                    "string",
                    "mapping",
                    object("type", "keyword", "ignore_above", LONGEST_TEXT)))),
        "date_detection",
        false,
        "properties",
        properties);
  }

  private static List<String> names() {
    List<String> names = new ArrayList<>(EcsNames.all());
    names.removeIf(name -> name.endsWith("."));
    names.addAll(
        List.of(
            "event.sequence",
            "event.ingested",
            "event.original",
            "labels.session_hash",
            "telltale.seal.session",
            "telltale.seal.tag",
            "telltale.seal.checkpoint",
            "telltale.seal.digests",
            "telltale.seal.key",
            "telltale.seal.signature",
            "related.ip",
            "related.user"));
    return names.stream().distinct().sorted().toList();
  }

  private static Map<String, Object> type(String name) {
    if (name.equals("@timestamp") || name.equals("event.ingested")) {
      return object("type", "date");
    }
    if (NUMBERS.contains(name)) {
      return object("type", "long");
    }
    if (ADDRESSES.contains(name)) {
      return object("type", "ip");
    }
    if (name.equals("telltale.truncated")) {
      return object("type", "boolean");
    }
    if (name.startsWith("telltale.seal.") && !name.endsWith("session")
        || name.equals("event.original")) {
      // Kept for `telltale verify`; nobody searches for it, and a list of digests is long.
      return object("type", "keyword", "index", false, "doc_values", false);
    }
    return object("type", "keyword", "ignore_above", LONGEST_TEXT);
  }

  @SuppressWarnings("unchecked")
  private static void put(Map<String, Object> properties, String name, Object type) {
    int dot = name.indexOf('.');
    if (dot < 0) {
      properties.put(name, type);
      return;
    }
    Map<String, Object> parent =
        (Map<String, Object>)
            properties.computeIfAbsent(
                name.substring(0, dot), part -> object("properties", object()));
    put((Map<String, Object>) parent.get("properties"), name.substring(dot + 1), type);
  }
}
