// SPDX-License-Identifier: Apache-2.0

package io.telltale.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes detections of a pack's list and a user's. A user's item of the same id adds to the pack's
 * and stands for what both say, so that to change a threshold takes two lines.
 */
final class DetectionBinder {

  private final Map<String, Node.Mapping> items = new LinkedHashMap<>();
  private final List<Problem> problems;

  DetectionBinder(List<Problem> problems) {
    this.problems = problems;
  }

  /** Adds a list; what it says counts for more than what was added before. */
  void add(@Nullable Node list) {
    if (list == null) {
      return;
    }
    try {
      for (Node item : Fields.items(list, "'detections'")) {
        addItem(item);
      }
    } catch (ConfigException e) {
      problems.add(e.problem());
    }
  }

  private void addItem(Node item) {
    try {
      Fields fields = Fields.of(item, Section.DETECTION);
      Text id = fields.id(Section.DETECTION);
      Map<String, Node.Entry> entries = new LinkedHashMap<>();
      Node.Mapping before = items.get(id.value());
      if (before != null) {
        entries.putAll(before.entries);
      }
      entries.putAll(((Node.Mapping) item).entries);
      items.put(id.value(), new Node.Mapping(item.position, entries));
    } catch (ConfigException e) {
      problems.add(e.problem());
    }
  }

  List<Detection> bind() {
    List<Detection> detections = new ArrayList<>();
    for (Node.Mapping item : items.values()) {
      try {
        Fields fields = Fields.of(item, Section.DETECTION);
        if (!fields.flag("off")) {
          detections.add(Detection.of(fields));
        }
      } catch (ConfigException e) {
        problems.add(e.problem());
      }
    }
    return detections;
  }
}
