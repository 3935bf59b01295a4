// SPDX-License-Identifier: Apache-2.0

package io.telltale.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The scalars of one JSON object by dotted path, such as {@code user.name}. Immutable. */
final class EventFields {

  /** An ECS event has four levels; a bound keeps a hostile one from costing more than its size. */
  private static final int DEEPEST = 32;

  /** A name that stands twice is refused: readers differ in which of the two they believe. */
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
          .build();

  private final Map<String, StringBuilder> values = new LinkedHashMap<>();

  private EventFields() {}

  /** Reads a text; nothing if it is not exactly one JSON object. */
  static Optional<EventFields> parse(String json) {
    EventFields fields = new EventFields();
    try (JsonParser in = JSON.createParser(json)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      fields.readObject(in, "");
      return in.nextToken() == null ? Optional.of(fields) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // the answer to the question that this method is
    }
  }

  private void readObject(JsonParser in, String prefix) throws IOException {
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String path = prefix + in.currentName();
      in.nextToken();
      readValue(in, path);
    }
  }

  private void readValue(JsonParser in, String path) throws IOException {
    JsonToken token = in.currentToken();
    if (token == JsonToken.START_OBJECT) {
      readObject(in, path + ".");
    } else if (token == JsonToken.START_ARRAY) {
      while (in.nextToken() != JsonToken.END_ARRAY) {
        readValue(in, path);
      }
    } else if (token != JsonToken.VALUE_NULL) {
      StringBuilder known = values.get(path);
      if (known == null) {
        values.put(path, new StringBuilder(in.getText()));
      } else {
        known.append(',').append(in.getText());
      }
    }
  }

  /** The value at a path, those of an array joined by commas; empty if there is none. */
  String get(String path) {
    StringBuilder value = values.get(path);
    return value == null ? "" : value.toString();
  }

  /** The values below a path by the rest of theirs, in the order of the text. */
  Map<String, String> below(String path) {
    Map<String, String> found = new LinkedHashMap<>();
    String prefix = path + ".";
    values.forEach(
        (name, value) -> {
          if (name.startsWith(prefix)) {
            found.put(name.substring(prefix.length()), value.toString());
          }
        });
    return found;
  }
}
