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
import org.jspecify.annotations.Nullable;

/** JSON as maps, lists and texts; numbers are kept as they are written. */
final class JsonTree {

  private static final int DEEPEST = 64;

  /** A name twice is refused: one reader would see the first value and another the second. */
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private JsonTree() {}

  /** The object that begins a text and ends before nothing but blanks; null if there is none. */
  static @Nullable Map<String, Object> object(String text) {
    try (JsonParser parser = JSON.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return null;
      }
      Map<String, Object> object = object(parser, 0);
      return parser.nextToken() == null ? object : null;
    } catch (IOException e) {
      return null;
    }
  }

  /** The object at which a parser stands. */
  static Map<String, Object> object(JsonParser parser, int depth) throws IOException {
    Map<String, Object> object = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      Object value = value(parser, depth);
      if (value != null) {
        object.put(name, value);
      }
    }
    return object;
  }

  /** The value at which a parser stands. */
  static @Nullable Object value(JsonParser parser, int depth) throws IOException {
    if (depth > DEEPEST) {
      throw new IOException("nested too deep");
    }
    switch (parser.currentToken()) {
      case START_OBJECT:
        return object(parser, depth + 1);
      case START_ARRAY:
        List<Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          Object item = value(parser, depth + 1);
          if (item != null) {
            list.add(item);
          }
        }
        return list;
      case VALUE_NULL:
        return null;
      default:
        return parser.getText();
    }
  }
}
