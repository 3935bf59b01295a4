// SPDX-License-Identifier: Apache-2.0

package io.telltale.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.telltale.harness.Build;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A monitor of {@code src/siem/opensearch}, asked as OpenSearch's alerting does: its trigger
 * selects buckets of its search.
 */
record Monitor(String rule, JsonNode search, JsonNode condition) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static List<Monitor> all() throws IOException {
    List<Monitor> all = new ArrayList<>();
    for (String line : Files.readAllLines(Build.siem().resolve("opensearch/monitors.ndjson"))) {
      JsonNode monitor = JSON.readTree(line);
      all.add(
          new Monitor(
              monitor.get("name").asText().split(" ")[1],
              monitor.at("/inputs/0/search/query"),
              monitor.at("/triggers/0/bucket_level_trigger/condition")));
    }
    return all;
  }

  /** The keys of the buckets for which it alerts. */
  Set<String> find(OpenSearch store, Instant end) throws IOException {
    String at = search.toString().replace("{{period_end}}", Long.toString(end.toEpochMilli()));
    ObjectNode query = (ObjectNode) JSON.readTree(at);
    ObjectNode selector = JSON.createObjectNode();
    for (String part : List.of("buckets_path", "script", "gap_policy")) {
      selector.set(part, condition.get(part));
    }
    ObjectNode parts =
        (ObjectNode) query.at("/aggs/" + condition.get("parent_bucket_path").asText() + "/aggs");
    parts.putObject("holds").set("bucket_selector", selector);
    Set<String> found = new TreeSet<>();
    store
        .ask("POST", "/logs-telltale.*/_search", query.toString())
        .at("/aggregations/keys/buckets")
        .forEach(bucket -> found.add(text(bucket.get("key"))));
    return found;
  }

  private static String text(JsonNode key) {
    List<String> values = new ArrayList<>();
    key.elements().forEachRemaining(value -> values.add(value.asText()));
    return String.join(" ", values);
  }
}
