// SPDX-License-Identifier: Apache-2.0

package io.telltale.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.telltale.harness.Build;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A visualization of {@code src/siem/opensearch/dashboard.ndjson}, asked as OpenSearch Dashboards
 * asks: its query, and one aggregation in another.
 */
record DashboardPanel(String title, String query, JsonNode aggregations) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern WORD = Pattern.compile("[a-z_]+");

  static List<DashboardPanel> all() throws IOException {
    List<DashboardPanel> all = new ArrayList<>();
    for (String line : Files.readAllLines(Build.siem().resolve("opensearch/dashboard.ndjson"))) {
      JsonNode object = JSON.readTree(line);
      if (object.get("type").asText().equals("visualization")) {
        JsonNode attributes = object.get("attributes");
        String source = attributes.at("/kibanaSavedObjectMeta/searchSourceJSON").asText();
        all.add(
            new DashboardPanel(
                attributes.get("title").asText(),
                JSON.readTree(source).at("/query/query").asText(),
                JSON.readTree(attributes.get("visState").asText()).get("aggs")));
      }
    }
    return all;
  }

  /** The types of events that it shows. */
  List<String> types() {
    Matcher words = WORD.matcher(query.substring(query.indexOf('(')).replace("OR", ""));
    return words.results().map(result -> result.group()).toList();
  }

  /** The fields that it counts by; an event without one of them is in no row. */
  List<String> fields() {
    List<String> fields = new ArrayList<>();
    for (JsonNode aggregation : aggregations) {
      if (aggregation.get("type").asText().equals("terms")) {
        fields.add(aggregation.at("/params/field").asText());
      }
    }
    return fields;
  }

  /** How many events are in its rows or columns. */
  long counted(OpenSearch store) {
    ObjectNode search = JSON.createObjectNode().put("size", 0);
    search.putObject("query").putObject("query_string").put("query", query);
    ObjectNode parent = search;
    ObjectNode metrics = JSON.createObjectNode();
    for (JsonNode aggregation : aggregations) {
      String type = aggregation.get("type").asText();
      ObjectNode parameters = JSON.createObjectNode();
      parameters.set("field", aggregation.at("/params/field"));
      if (type.equals("terms")) {
        parameters.put("size", aggregation.at("/params/size").asInt());
      } else if (type.equals("date_histogram")) {
        // "auto" is the client's word, who puts an interval for it.
        parameters.put("fixed_interval", "30s");
      } else if (!type.equals("count")) {
        metrics.putObject("m" + aggregation.get("id").asText()).set(type, parameters);
        continue;
      } else {
        continue;
      }
      ObjectNode bucket = JSON.createObjectNode();
      bucket.set(type, parameters);
      parent.putObject("aggs").set("by", bucket);
      parent = bucket;
    }
    if (!metrics.isEmpty()) {
      parent.set("aggs", metrics);
    }
    JsonNode answer = store.ask("POST", "/logs-telltale.*/_search", search.toString());
    return sum(answer.at("/aggregations/by"));
  }

  private static long sum(JsonNode by) {
    long sum = 0;
    for (JsonNode bucket : by.get("buckets")) {
      sum += bucket.has("by") ? sum(bucket.get("by")) : bucket.get("doc_count").asLong();
    }
    return sum;
  }
}
