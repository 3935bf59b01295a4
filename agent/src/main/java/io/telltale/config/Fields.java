// SPDX-License-Identifier: Apache-2.0

package io.telltale.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Typed access to the keys of one mapping. Unknown keys are refused when it is made. */
final class Fields {

  private final Node.Mapping mapping;

  private Fields(Node.Mapping mapping) {
    this.mapping = mapping;
  }

  /**
   * Opens a mapping.
   *
   * @param what the thing it describes, for messages
   * @param known the keys that it may have
   */
  static Fields of(Node node, String what, String... known) throws ConfigException {
    if (!(node instanceof Node.Mapping)) {
      throw new ConfigException(
          node.position, what + " must be a mapping of keys, but is " + node.kind());
    }
    Node.Mapping mapping = (Node.Mapping) node;
    List<String> valid = Arrays.asList(known);
    for (Map.Entry<String, Node.Entry> entry : mapping.entries.entrySet()) {
      if (!valid.contains(entry.getKey())) {
        throw unknown(entry, what, valid);
      }
    }
    return new Fields(mapping);
  }

  /** As {@link #of}, but an unknown key is told and passed over. */
  static Fields tolerant(Node node, String what, List<Problem> problems, String... known)
      throws ConfigException {
    if (node instanceof Node.Mapping) {
      List<String> valid = Arrays.asList(known);
      Map<String, Node.Entry> kept = new LinkedHashMap<>(((Node.Mapping) node).entries);
      for (Map.Entry<String, Node.Entry> entry : ((Node.Mapping) node).entries.entrySet()) {
        if (!valid.contains(entry.getKey())) {
          kept.remove(entry.getKey());
          problems.add(unknown(entry, what, valid).problem());
        }
      }
      return new Fields(new Node.Mapping(node.position, kept));
    }
    return of(node, what, known);
  }

  private static ConfigException unknown(
      Map.Entry<String, Node.Entry> entry, String what, List<String> valid) {
    return new ConfigException(
        entry.getValue().keyPosition,
        "unknown key '"
            + entry.getKey()
            + "' of "
            + what
            + Nearest.suggestion(entry.getKey(), valid));
  }

  Position position() {
    return mapping.position;
  }

  boolean has(String key) {
    return mapping.entries.containsKey(key);
  }

  @Nullable Node node(String key) {
    Node.Entry entry = mapping.entries.get(key);
    return entry == null ? null : entry.value;
  }

  @Nullable Text text(String key) throws ConfigException {
    Node node = node(key);
    return node == null ? null : text(node, "'" + key + "'");
  }

  Text required(String key, String what) throws ConfigException {
    Text text = text(key);
    if (text == null) {
      throw new ConfigException(mapping.position, what + " needs '" + key + "'");
    }
    return text;
  }

  @Nullable String string(String key) throws ConfigException {
    Text text = text(key);
    return text == null ? null : text.value();
  }

  boolean flag(String key) throws ConfigException {
    Text text = text(key);
    if (text == null || text.value().equals("false")) {
      return false;
    }
    if (text.value().equals("true")) {
      return true;
    }
    throw new ConfigException(text.position(), "'" + key + "' must be true or false");
  }

  /** A scalar, or a list of scalars. */
  List<Text> texts(String key) throws ConfigException {
    Node node = node(key);
    if (node == null) {
      return Collections.emptyList();
    }
    if (node instanceof Node.Scalar) {
      return Collections.singletonList(((Node.Scalar) node).text());
    }
    List<Text> texts = new ArrayList<>();
    for (Node item : items(node, "'" + key + "'")) {
      texts.add(text(item, "an item of '" + key + "'"));
    }
    return texts;
  }

  /** A mapping from names of the user's own to scalars. */
  Map<String, Text> named(String key) throws ConfigException {
    Node node = node(key);
    if (node == null) {
      return Collections.emptyMap();
    }
    if (!(node instanceof Node.Mapping)) {
      throw new ConfigException(
          node.position, "'" + key + "' must be a mapping of names, but is " + node.kind());
    }
    Map<String, Text> texts = new LinkedHashMap<>();
    for (Map.Entry<String, Node.Entry> entry : ((Node.Mapping) node).entries.entrySet()) {
      if (!entry.getKey().matches("[A-Za-z][A-Za-z0-9_.]{0,63}")) {
        throw new ConfigException(
            entry.getValue().keyPosition,
            "'" + entry.getKey() + "' is no name: letters, digits, '_' and '.', at most 64");
      }
      texts.put(entry.getKey(), text(entry.getValue().value, "'" + entry.getKey() + "'"));
    }
    return texts;
  }

  static List<Node> items(Node node, String what) throws ConfigException {
    if (!(node instanceof Node.Sequence)) {
      throw new ConfigException(node.position, what + " must be a list, but is " + node.kind());
    }
    return ((Node.Sequence) node).items;
  }

  static Text text(Node node, String what) throws ConfigException {
    if (!(node instanceof Node.Scalar)) {
      throw new ConfigException(
          node.position, what + " must be a single value, but is " + node.kind());
    }
    return ((Node.Scalar) node).text();
  }
}
