// SPDX-License-Identifier: Apache-2.0

package io.telltale.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.telltale.config.Layout;
import io.telltale.event.EventType;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Our events by the published schema of ECS, and as a reader that nobody here wrote reads them. */
class ForeignReadersTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Test
  void ecsKnowsEachFieldAndValue() throws Exception {
    JsonNode schema = NodeReaders.ecs();
    assertThat(schema.size()).isGreaterThan(1_000);
    List<String> objections = new ArrayList<>();
    for (String message : Samples.messages(Layout.usual()).values()) {
      JsonNode event = MAPPER.readTree(Samples.payload(message));
      check("", event, schema, objections);
      categories(event.path("event"), schema, objections);
    }
    assertThat(objections).isEmpty();
  }

  private static void check(String path, JsonNode node, JsonNode schema, List<String> objections) {
    for (Iterator<Map.Entry<String, JsonNode>> all = node.fields(); all.hasNext(); ) {
      Map.Entry<String, JsonNode> field = all.next();
      String name = path + field.getKey();
      JsonNode value = field.getValue();
      if (name.equals("telltale") || name.equals("labels")) {
        continue; // ours, as ECS allows: no field set of its has this name, and labels are the
        // user's
      }
      if (value.isObject()) {
        check(name + ".", value, schema, objections);
        continue;
      }
      JsonNode known = schema.get(name);
      if (known == null) {
        objections.add(name + " is no field of ECS");
        continue;
      }
      boolean list = known.path("normalize").toString().contains("array");
      if (list != value.isArray()) {
        objections.add(name + (list ? " must" : " must not") + " be a list");
      }
      for (JsonNode item : value.isArray() ? value : List.of(value)) {
        if (known.path("type").asText().equals("long") != item.isIntegralNumber()) {
          objections.add(name + " is of type " + known.path("type") + ", not " + item);
        }
        if (known.has("allowed_values")
            && !known.path("allowed_values").findValuesAsText("name").contains(item.asText())) {
          objections.add(name + " may not be " + item);
        }
      }
    }
  }

  /** Each type must be one that ECS expects with the category. */
  private static void categories(JsonNode event, JsonNode schema, List<String> objections) {
    for (JsonNode category : event.path("category")) {
      for (JsonNode known : schema.path("event.category").path("allowed_values")) {
        if (known.path("name").equals(category)) {
          for (JsonNode type : event.path("type")) {
            if (!known.path("expected_event_types").toString().contains(type.toString())) {
              objections.add(type + " is not expected with " + category);
            }
          }
        }
      }
    }
  }

  @Test
  void cefIsReadFieldByField() throws Exception {
    int i = 0;
    Map<EventType, String> messages = Samples.messages(Layout.of(Layout.Schema.CEF));
    List<JsonNode> parsed = NodeReaders.parse(List.copyOf(messages.values()));
    for (EventType type : messages.keySet()) {
      JsonNode event = parsed.get(i++);
      assertThat(event.path("type").asText()).isEqualTo("CEF");
      assertThat(event.path("appName").asText()).isEqualTo("payroll");
      assertThat(event.path("messageid").asText()).isEqualTo(type.name());
      assertThat(event.path("cef").path("name").asText()).isEqualTo(TypeTable.of(type).title);
      assertThat(event.path("fields").path("act").asText()).isEqualTo(type.name());
      assertThat(event.path("fields").path("dvchost").asText()).isEqualTo("app01");
    }
  }

  @Test
  void leefIsReadFieldByField() throws Exception {
    int i = 0;
    Map<EventType, String> messages = Samples.messages(Layout.of(Layout.Schema.LEEF));
    List<JsonNode> parsed = NodeReaders.parse(List.copyOf(messages.values()));
    for (EventType type : messages.keySet()) {
      JsonNode event = parsed.get(i++);
      assertThat(event.path("type").asText()).isEqualTo("LEEF");
      assertThat(event.path("leef").path("eventID").asText()).isEqualTo(type.name());
      assertThat(event.path("leef").path("delimiter").asText()).isEqualTo("^");
      assertThat(event.path("fields").path("identHostName").asText()).isEqualTo("app01");
      assertThat(event.path("fields").path("devTime").asText()).hasSize(13);
    }
  }

  @Test
  void structuredDataIsReadParameterByParameter() throws Exception {
    int i = 0;
    Map<EventType, String> messages = Samples.messages(Layout.of(Layout.Schema.RFC5424));
    List<JsonNode> parsed = NodeReaders.parse(List.copyOf(messages.values()));
    for (EventType type : messages.keySet()) {
      JsonNode event = parsed.get(i++);
      assertThat(event.path("facility").asText()).isEqualTo("authpriv");
      JsonNode data = event.path("structuredData").findParent("sealSession");
      assertThat(data.path("$id").asText()).isEqualTo("telltale@32473");
      assertThat(data.path("type").asText()).isEqualTo(type.name());
      assertThat(data.path("host").asText()).isEqualTo("app01");
    }
  }
}
