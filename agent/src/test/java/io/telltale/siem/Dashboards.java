// SPDX-License-Identifier: Apache-2.0

package io.telltale.siem;

import static io.telltale.siem.Content.line;
import static io.telltale.siem.Content.object;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Saved objects, one a line, to be imported: in the form of Kibana 7.10, which later Kibanas
 * migrate and which is OpenSearch Dashboards' own.
 */
final class Dashboards {

  private static final String INDEX = "telltale";
  private static final int WIDTH = 24;
  private static final int HEIGHT = 12;

  private Dashboards() {}

  static void write(Content to) {
    List<Object> objects = new ArrayList<>();
    objects.add(
        saved(
            "index-pattern",
            INDEX,
            "7.6.0",
            object("title", "logs-telltale.*", "timeFieldName", "@timestamp"),
            List.of()));
    List<Panel> panels = Panel.all();
    List<Object> places = new ArrayList<>();
    List<Object> references = new ArrayList<>();
    for (int i = 0; i < panels.size(); i++) {
      objects.add(visualization(panels.get(i)));
      places.add(place(i));
      references.add(reference("panel_" + i, "visualization", panels.get(i).id()));
    }
    objects.add(
        saved(
            "dashboard",
            "telltale",
            "7.9.3",
            object(
                "title",
                "Telltale",
                "description",
                "Who signed in, who was refused, what left",
                "panelsJSON",
                line(places),
                "optionsJSON",
                line(object("useMargins", true, "hidePanelTitles", false)),
                "timeRestore",
                true,
                "timeFrom",
                "now-24h",
                "timeTo",
                "now",
                "kibanaSavedObjectMeta",
                source("", object())),
            references));
    String lines = objects.stream().map(Content::line).collect(Collectors.joining("\n", "", "\n"));
    to.add("elastic/dashboard.ndjson", lines);
    to.add("opensearch/dashboard.ndjson", lines);
  }

  private static Map<String, Object> saved(
      String type,
      String id,
      String version,
      Map<String, Object> attributes,
      List<Object> references) {
    return object(
        "id",
        id,
        "type",
        type,
        "attributes",
        attributes,
        "references",
        references,
        "migrationVersion",
        object(type, version));
  }

  private static Map<String, Object> source(String query, Map<String, Object> more) {
    Map<String, Object> source =
        object("query", object("language", "lucene", "query", query), "filter", List.of());
    source.putAll(more);
    return object("searchSourceJSON", line(source));
  }

  private static Map<String, Object> place(int number) {
    String index = Integer.toString(number + 1);
    return object(
        "version",
        "7.10.0",
        "gridData",
        object(
            "x", number % 2 * WIDTH, "y", number / 2 * HEIGHT, "w", WIDTH, "h", HEIGHT, "i", index),
        "panelIndex",
        index,
        "embeddableConfig",
        object(),
        "panelRefName",
        "panel_" + number);
  }

  private static Map<String, Object> reference(String name, String type, String id) {
    return object("name", name, "type", type, "id", id);
  }

  private static Map<String, Object> visualization(Panel panel) {
    String type = panel.overTime() ? "histogram" : "table";
    Map<String, Object> state =
        object(
            "title",
            panel.title(),
            "type",
            type,
            "params",
            panel.overTime() ? columns() : object("perPage", 10, "showTotal", false),
            "aggs",
            panel.aggregations());
    return saved(
        "visualization",
        panel.id(),
        "7.10.0",
        object(
            "title",
            "Telltale: " + panel.title(),
            "visState",
            line(state),
            "uiStateJSON",
            "{}",
            "description",
            "",
            "kibanaSavedObjectMeta",
            source(
                panel.query(),
                object("indexRefName", "kibanaSavedObjectMeta.searchSourceJSON.index"))),
        List.of(reference("kibanaSavedObjectMeta.searchSourceJSON.index", "index-pattern", INDEX)));
  }

  private static Map<String, Object> columns() {
    return object(
        "type",
        "histogram",
        "addLegend",
        true,
        "addTooltip",
        true,
        "legendPosition",
        "right",
        "grid",
        object("categoryLines", false),
        "categoryAxes",
        List.of(
            object(
                "id",
                "CategoryAxis-1",
                "type",
                "category",
                "position",
                "bottom",
                "show",
                true,
                "scale",
                object("type", "linear"),
                "labels",
                object("show", true))),
        "valueAxes",
        List.of(
            object(
                "id",
                "ValueAxis-1",
                "name",
                "LeftAxis-1",
                "type",
                "value",
                "position",
                "left",
                "show",
                true,
                "scale",
                object("type", "linear", "mode", "normal"),
                "labels",
                object("show", true))),
        "seriesParams",
        List.of(
            object(
                "show",
                true,
                "type",
                "histogram",
                "mode",
                "stacked",
                "data",
                object("id", "1", "label", "Count"),
                "valueAxis",
                "ValueAxis-1")));
  }
}
