// SPDX-License-Identifier: Apache-2.0

package io.telltale.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads JSON back, strictly: one value, no name twice. */
final class Json {

  private Json() {}

  @SuppressWarnings("unchecked")
  static Map<String, Object> object(byte[] json) throws IOException {
    JsonFactory factory =
        JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    try (JsonParser parser = factory.createParser(json)) {
      Object value = value(parser, parser.nextToken());
      if (parser.nextToken() != null) {
        throw new IOException("more than one value");
      }
      return (Map<String, Object>) value;
    }
  }

  private static Object value(JsonParser parser, JsonToken token) throws IOException {
    switch (token) {
      case START_OBJECT:
        Map<String, Object> object = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String name = parser.currentName();
          object.put(name, value(parser, parser.nextToken()));
        }
        return object;
      case START_ARRAY:
        List<Object> array = new ArrayList<>();
        for (JsonToken next = parser.nextToken();
            next != JsonToken.END_ARRAY;
            next = parser.nextToken()) {
          array.add(value(parser, next));
        }
        return array;
      case VALUE_NUMBER_INT:
        return parser.getLongValue();
      case VALUE_TRUE:
      case VALUE_FALSE:
        return parser.getBooleanValue();
      default:
        return parser.getText();
    }
  }

  /** What stands at {@code a.b.c}; null if nothing does. */
  static Object at(Map<String, Object> object, String path) {
    Object value = object;
    for (String name : path.split("\\.")) {
      value = value instanceof Map ? ((Map<?, ?>) value).get(name) : null;
    }
    return value;
  }
}
