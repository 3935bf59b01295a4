// SPDX-License-Identifier: Apache-2.0

package io.telltale.config;

import java.util.List;
import java.util.Map;

/** A YAML document as a tree in which everything knows its place. */
abstract class Node {

  final Position position;

  private Node(Position position) {
    this.position = position;
  }

  /** What an error message calls it. */
  abstract String kind();

  static final class Scalar extends Node {
    final String value;

    Scalar(Position position, String value) {
      super(position);
      this.value = value;
    }

    Text text() {
      return new Text(value, position);
    }

    @Override
    String kind() {
      return "'" + value + "'";
    }
  }

  static final class Sequence extends Node {
    final List<Node> items;

    Sequence(Position position, List<Node> items) {
      super(position);
      this.items = items;
    }

    @Override
    String kind() {
      return "a list";
    }
  }

  static final class Mapping extends Node {
    final Map<String, Entry> entries;

    Mapping(Position position, Map<String, Entry> entries) {
      super(position);
      this.entries = entries;
    }

    @Override
    String kind() {
      return "a mapping";
    }
  }

  /** A key's place and its value. */
  static final class Entry {
    final Position keyPosition;
    final Node value;

    Entry(Position keyPosition, Node value) {
      this.keyPosition = keyPosition;
      this.value = value;
    }
  }
}
