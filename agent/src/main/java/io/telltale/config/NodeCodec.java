// SPDX-License-Identifier: Apache-2.0

package io.telltale.config;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A tree as bytes. The bundled packs are kept so, since reading them as YAML at every start would
 * cost an application some 100 ms.
 */
final class NodeCodec {

  private static final int SCALAR = 0;
  private static final int SEQUENCE = 1;
  private static final int MAPPING = 2;

  private NodeCodec() {}

  static void write(Node node, DataOutputStream out) throws IOException {
    if (node instanceof Node.Scalar) {
      out.writeByte(SCALAR);
      write(node.position, out);
      out.writeUTF(((Node.Scalar) node).value);
    } else if (node instanceof Node.Sequence) {
      List<Node> items = ((Node.Sequence) node).items;
      out.writeByte(SEQUENCE);
      write(node.position, out);
      out.writeShort(items.size());
      for (Node item : items) {
        write(item, out);
      }
    } else {
      Map<String, Node.Entry> entries = ((Node.Mapping) node).entries;
      out.writeByte(MAPPING);
      write(node.position, out);
      out.writeShort(entries.size());
      for (Map.Entry<String, Node.Entry> entry : entries.entrySet()) {
        out.writeUTF(entry.getKey());
        write(entry.getValue().keyPosition, out);
        write(entry.getValue().value, out);
      }
    }
  }

  static Node read(String file, DataInputStream in) throws IOException {
    int kind = in.readByte();
    Position position = readPosition(file, in);
    if (kind == SCALAR) {
      return new Node.Scalar(position, in.readUTF());
    }
    int size = in.readShort();
    if (kind == SEQUENCE) {
      List<Node> items = new ArrayList<>(size);
      for (int i = 0; i < size; i++) {
        items.add(read(file, in));
      }
      return new Node.Sequence(position, items);
    }
    Map<String, Node.Entry> entries = new LinkedHashMap<>();
    for (int i = 0; i < size; i++) {
      String key = in.readUTF();
      Position keyPosition = readPosition(file, in);
      entries.put(key, new Node.Entry(keyPosition, read(file, in)));
    }
    return new Node.Mapping(position, entries);
  }

  private static void write(Position position, DataOutputStream out) throws IOException {
    out.writeShort(position.line());
    out.writeShort(position.column());
  }

  private static Position readPosition(String file, DataInputStream in) throws IOException {
    return new Position(file, in.readShort(), in.readShort());
  }
}
