// SPDX-License-Identifier: Apache-2.0

package io.telltale.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Typed access to the keys of one mapping. What its section does not allow is refused at once. */
final class Fields {

  private final Node.Mapping mapping;

  private Fields(Node.Mapping mapping) {
    this.mapping = mapping;
  }

  /** Opens a mapping; unknown keys and values of the wrong shape are refused. */
  static Fields of(Node node, Section section) throws ConfigException {
    if (!(node instanceof Node.Mapping)) {
      throw new ConfigException(
          node.position, section.what + " must be a mapping of keys, but is " + node.kind());
    }
    Fields fields = new Fields((Node.Mapping) node);
    for (Map.Entry<String, Node.Entry> entry : fields.mapping.entries.entrySet()) {
      fields.check(entry, section);
    }
    return fields;
  }

  /** As {@link #of}, but a key that is wrong is told and passed over. */
  static Fields tolerant(Node node, Section section, List<Problem> problems)
      throws ConfigException {
    if (!(node instanceof Node.Mapping)) {
      return of(node, section);
    }
    Fields all = new Fields((Node.Mapping) node);
    Map<String, Node.Entry> kept = new LinkedHashMap<>(all.mapping.entries);
    for (Map.Entry<String, Node.Entry> entry : all.mapping.entries.entrySet()) {
      try {
        all.check(entry, section);
      } catch (ConfigException e) {
        kept.remove(entry.getKey());
        problems.add(e.problem());
      }
    }
    return new Fields(new Node.Mapping(node.position, kept));
  }

  private void check(Map.Entry<String, Node.Entry> entry, Section section) throws ConfigException {
    if (!section.names().contains(entry.getKey())) {
      throw unknown(entry, section.what, section.names());
    }
    Key key = section.key(entry.getKey());
    Node value = entry.getValue().value;
    switch (key.shape) {
      case TEXT:
        text(key.name);
        break;
      case FLAG:
        flag(key.name);
        break;
      case WORD:
        word(key);
        break;
      case TEXTS:
      case SOME_TEXTS:
        if (texts(key.name).isEmpty() && key.shape == Key.Shape.SOME_TEXTS) {
          throw new ConfigException(value.position, "'" + key.name + "' is empty");
        }
        break;
      case NAMES:
        named(key.name);
        break;
      case CLASSES:
        classes(key.name);
        break;
      case TEXT_OR_NAMES:
        if (value instanceof Node.Mapping) {
          named(key.name);
        } else {
          text(key.name);
        }
        break;
      case TEXT_OR_SECTION:
        if (!(value instanceof Node.Mapping)) {
          text(key.name);
        }
        break;
      case SECTION:
        break; // its own section is checked when it is opened
      case SECTIONS:
      case TEXTS_OR_SECTIONS:
        items(value, "'" + key.name + "'");
        break;
      case COUNT:
        count(key);
        break;
    }
  }

  private void word(Key key) throws ConfigException {
    Text text = text(key.name);
    if (text != null && !key.words.contains(text.value())) {
      throw new ConfigException(
          text.position(),
          "unknown "
              + key.name
              + " '"
              + text.value()
              + "'"
              + Nearest.suggestion(text.value(), key.words));
    }
  }

  private void count(Key key) throws ConfigException {
    Text text = required(key.name, "");
    int count = text.value().matches("[0-9]{1,9}") ? Integer.parseInt(text.value()) : -1;
    if (count < key.least || count > key.most) {
      throw new ConfigException(
          text.position(), "'" + key.name + "' is a number from " + key.least + " to " + key.most);
    }
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

  /** The id of an item of some section, in the form that its key has. */
  Text id(Section of) throws ConfigException {
    Text id = required("id", of.what);
    if (!id.value().matches(String.valueOf(of.key("id").pattern))) {
      throw new ConfigException(
          id.position(), "'" + id.value() + "' is no id: letters, digits and '-_.', at most 64");
    }
    return id;
  }

  @Nullable String string(String key) throws ConfigException {
    Text text = text(key);
    return text == null ? null : text.value();
  }

  int count(String key, int otherwise) throws ConfigException {
    Text text = text(key);
    return text == null ? otherwise : Integer.parseInt(text.value());
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
    return named(key, Key.NAME, "no name: letters, digits, '_' and '.', at most 64");
  }

  /** A mapping from names of classes to scalars. */
  Map<String, Text> classes(String key) throws ConfigException {
    return named(key, Key.CLASS_NAME, "no name of a class, such as com.acme.LockedException");
  }

  private Map<String, Text> named(String key, String form, String otherwise)
      throws ConfigException {
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
      if (!entry.getKey().matches(form)) {
        throw new ConfigException(
            entry.getValue().keyPosition, "'" + entry.getKey() + "' is " + otherwise);
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
