// SPDX-License-Identifier: Apache-2.0

package io.telltale.config;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** Writes into the JSON Schema which keys go together. */
final class TogetherSchema {

  private TogetherSchema() {}

  static void write(Section section, JsonGenerator json) throws IOException {
    if (section.together.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("allOf");
    for (Together rule : section.together) {
      json.writeStartObject();
      switch (rule.kind) {
        case ONE_OF:
          json.writeArrayFieldStart("oneOf");
          for (String key : rule.keys) {
            json.writeStartObject();
            required(json, key);
            json.writeEndObject();
          }
          json.writeEndArray();
          break;
        case WITH:
          json.writeObjectFieldStart("dependentSchemas");
          json.writeObjectFieldStart(rule.keys.get(0));
          json.writeArrayFieldStart("anyOf");
          for (String key : rule.keys.subList(1, rule.keys.size())) {
            json.writeStartObject();
            required(json, key);
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeEndObject();
          json.writeEndObject();
          break;
        case NOT_WITH:
          json.writeObjectFieldStart("not");
          required(json, rule.keys.toArray(new String[0]));
          json.writeEndObject();
          break;
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void required(JsonGenerator json, String... keys) throws IOException {
    json.writeFieldName("required");
    json.writeArray(keys, 0, keys.length);
  }
}
