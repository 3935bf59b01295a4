// SPDX-License-Identifier: Apache-2.0

package io.telltale.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What OCSF says of its classes and objects, and what an event does otherwise. */
final class OcsfFacts {

  private record Attribute(String type, boolean array, boolean required, Set<String> ids) {}

  private record Shape(Map<String, Attribute> attributes, List<String[]> constraints) {}

  private final Map<Integer, Shape> classes = new HashMap<>();
  private final Map<String, Shape> objects = new HashMap<>();

  static OcsfFacts of(String version) throws IOException {
    OcsfFacts facts = new OcsfFacts();
    try (InputStream in = OcsfFacts.class.getResourceAsStream("/ocsf/" + version + ".txt");
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      Shape current = null;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        String[] words = line.split(" ");
        switch (words[0]) {
          case "#" -> {}
          case "class" -> {
            current = new Shape(new HashMap<>(), new ArrayList<>());
            facts.classes.put(Integer.valueOf(words[1]), current);
          }
          case "object" -> {
            current = new Shape(new HashMap<>(), new ArrayList<>());
            facts.objects.put(words[1], current);
          }
          case "constraint" -> current.constraints.add(new String[] {words[1], words[2]});
          default -> current.attributes.put(words[0], attribute(words));
        }
      }
    }
    return facts;
  }

  private static Attribute attribute(String[] words) {
    boolean array = words[1].endsWith("[]");
    return new Attribute(
        array ? words[1].substring(0, words[1].length() - 2) : words[1],
        array,
        words[2].equals("required"),
        words[3].equals("-") ? Set.of() : Set.of(words[3].split(",")));
  }

  /** All in which an event is not as the schema has it. */
  List<String> objections(JsonNode event) {
    List<String> objections = new ArrayList<>();
    int uid = event.path("class_uid").asInt(-1);
    Shape shape = classes.get(uid);
    if (shape == null) {
      return List.of("no class " + uid);
    }
    check("", event, shape, objections);
    long type = uid * 100L + event.path("activity_id").asLong();
    if (event.path("type_uid").asLong() != type) {
      objections.add("type_uid is not class and activity");
    }
    if (event.path("category_uid").asInt() != uid / 1_000) {
      objections.add("category_uid is not that of the class");
    }
    return objections;
  }

  private void check(String path, JsonNode node, Shape shape, List<String> objections) {
    for (Iterator<Map.Entry<String, JsonNode>> all = node.fields(); all.hasNext(); ) {
      Map.Entry<String, JsonNode> field = all.next();
      String name = path + field.getKey();
      Attribute attribute = shape.attributes.get(field.getKey());
      if (attribute == null) {
        objections.add(name + " is unknown");
      } else if (attribute.array != field.getValue().isArray()) {
        objections.add(name + (attribute.array ? " must" : " must not") + " be an array");
      } else if (attribute.array) {
        field.getValue().forEach(item -> value(name + "[]", item, attribute, objections));
      } else {
        value(name, field.getValue(), attribute, objections);
      }
    }
    shape.attributes.forEach(
        (name, attribute) -> {
          if (attribute.required && !node.has(name)) {
            objections.add(path + name + " is required");
          }
        });
    for (String[] constraint : shape.constraints) {
      int given = 0;
      for (String name : constraint[1].split(",")) {
        given += node.has(name) ? 1 : 0;
      }
      if (given == 0 || (constraint[0].equals("just_one") && given > 1)) {
        objections.add(path + ": " + String.join(" ", constraint));
      }
    }
  }

  private void value(String name, JsonNode value, Attribute attribute, List<String> objections) {
    boolean right =
        switch (attribute.type) {
          case "integer_t", "long_t", "timestamp_t", "port_t" -> value.isIntegralNumber();
          case "boolean_t" -> value.isBoolean();
          case "ip_t" -> Address.is(value.asText());
          case "object" -> value.isObject();
          default -> attribute.type.endsWith("_t") ? value.isTextual() : value.isObject();
        };
    if (!right) {
      objections.add(name + " is no " + attribute.type);
    }
    if (!attribute.ids.isEmpty() && !attribute.ids.contains(value.asText())) {
      objections.add(name + " has no value " + value);
    }
    if (!attribute.type.endsWith("_t") && !attribute.type.equals("object") && value.isObject()) {
      Shape shape = objects.get(attribute.type);
      if (shape == null) {
        objections.add(name + ": nothing is known of " + attribute.type);
      } else {
        check(name + ".", value, shape, objections);
      }
    }
  }
}
