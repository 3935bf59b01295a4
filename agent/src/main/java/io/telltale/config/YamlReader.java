// SPDX-License-Identifier: Apache-2.0

package io.telltale.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads YAML with Jackson's streaming parser: a third of the start-up time of its data binding, and
 * the places of keys stay known.
 */
final class YamlReader {

  /** Deeper than any configuration; keeps a hostile file from exhausting the stack. */
  private static final int DEEPEST = 32;

  private final String file;
  private final YAMLParser parser;

  private YamlReader(String file, YAMLParser parser) {
    this.file = file;
    this.parser = parser;
  }

  /** Reads the one document in it; an empty one is an empty mapping. */
  static Node read(String file, Reader yaml) throws IOException, ConfigException {
    try (YAMLParser parser = new YAMLFactory().createParser(yaml)) {
      YamlReader reader = new YamlReader(file, parser);
      JsonToken first = parser.nextToken();
      if (first == null || first == JsonToken.VALUE_NULL) {
        return new Node.Mapping(new Position(file, 1, 1), new LinkedHashMap<String, Node.Entry>());
      }
      Node root = reader.node(first, 0);
      if (parser.nextToken() != null) {
        throw new ConfigException(reader.here(), "a second document; one file is one document");
      }
      return root;
    } catch (JsonProcessingException e) {
      throw new ConfigException(place(file, e.getLocation()), firstLine(e.getOriginalMessage()));
    }
  }

  private Node node(JsonToken token, int depth) throws IOException, ConfigException {
    if (depth > DEEPEST) {
      throw new ConfigException(here(), "nested too deeply");
    }
    if (parser.isCurrentAlias()) {
      throw new ConfigException(here(), "YAML aliases are not supported");
    }
    switch (token) {
      case START_OBJECT:
        return mapping(depth);
      case START_ARRAY:
        return sequence(depth);
      case VALUE_NULL:
        throw new ConfigException(here(), "a value is missing");
      default:
        return new Node.Scalar(startOfText(), parser.getText());
    }
  }

  private Node mapping(int depth) throws IOException, ConfigException {
    Position start = here();
    Map<String, Node.Entry> entries = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      Position keyPosition = here();
      Node value = node(parser.nextToken(), depth + 1);
      if (entries.put(key, new Node.Entry(keyPosition, value)) != null) {
        throw new ConfigException(keyPosition, "'" + key + "' stands here a second time");
      }
    }
    return new Node.Mapping(start, entries);
  }

  private Node sequence(int depth) throws IOException, ConfigException {
    Position start = here();
    List<Node> items = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      items.add(node(token, depth + 1));
    }
    return new Node.Sequence(start, items);
  }

  private Position here() {
    return place(file, parser.currentTokenLocation());
  }

  /** A quoted scalar's text begins behind its quote. */
  private Position startOfText() throws IOException {
    JsonLocation start = parser.currentTokenLocation();
    JsonLocation end = parser.currentLocation();
    boolean sameLine = start.getLineNr() == end.getLineNr();
    int quotes = end.getColumnNr() - start.getColumnNr() - parser.getText().length();
    return place(file, start).plus(sameLine && quotes == 2 ? 1 : 0);
  }

  private static Position place(String file, JsonLocation location) {
    return location == null
        ? Position.ofFile(file)
        : new Position(file, location.getLineNr(), location.getColumnNr());
  }

  private static String firstLine(String message) {
    int end = message.indexOf('\n');
    return end < 0 ? message : message.substring(0, end);
  }
}
