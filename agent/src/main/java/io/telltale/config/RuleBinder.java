// SPDX-License-Identifier: Apache-2.0

package io.telltale.config;

import io.telltale.event.EventType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes rules of a list of pointcuts; one that is wrong is skipped and told, the others stay. */
final class RuleBinder {

  private static final String[] KEYS = {
    "id", "execution", "end", "scope", "context", "event", "enriches", "fallback", "success",
    "failure", "ignore", "user", "resource", "rows", "reason", "fields", "before", "mechanism",
    "once"
  };

  private final @Nullable String pack;
  private final List<Problem> problems;
  private final Set<String> ids = new HashSet<>();

  RuleBinder(@Nullable String pack, List<Problem> problems) {
    this.pack = pack;
    this.problems = problems;
  }

  List<Rule> bind(@Nullable Node pointcuts) {
    List<Rule> rules = new ArrayList<>();
    if (pointcuts == null) {
      return rules;
    }
    try {
      for (Node item : Fields.items(pointcuts, "'pointcuts'")) {
        bindInto(rules, item);
      }
    } catch (ConfigException e) {
      problems.add(e.problem());
    }
    return rules;
  }

  private void bindInto(List<Rule> rules, Node item) {
    try {
      rules.add(rule(Fields.of(item, "a pointcut", KEYS)));
    } catch (ConfigException e) {
      problems.add(e.problem());
    }
  }

  private Rule rule(Fields from) throws ConfigException {
    Text id = from.required("id", "a pointcut");
    if (!id.value().matches("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}")) {
      throw new ConfigException(
          id.position(), "'" + id.value() + "' is no id: letters, digits and '-_.', at most 64");
    }
    if (!ids.add(id.value())) {
      throw new ConfigException(id.position(), "the id '" + id.value() + "' is taken");
    }
    String what = "pointcut '" + id.value() + "'";
    exactlyOne(from, what, "execution", "end");
    exactlyOne(from, what, "event", "enriches", "scope");
    checkWord(from, "end", "request");
    checkWord(from, "scope", "request");
    checkEvent(from.text("event"));
    checkEvent(from.text("enriches"));
    if (from.has("context") && !from.has("scope")) {
      throw new ConfigException(from.position(), what + ": 'context' goes with 'scope'");
    }
    for (Map.Entry<String, Text> field : from.named("fields").entrySet()) {
      if (Secrets.isNamedLike(field.getKey())) {
        throw new ConfigException(
            field.getValue().position(),
            "a field named '" + field.getKey() + "' would hold a secret, which may not leave");
      }
    }
    return new Rule(id.value(), pack, from);
  }

  private static void exactlyOne(Fields from, String what, String... keys) throws ConfigException {
    int given = 0;
    for (String key : keys) {
      given += from.has(key) ? 1 : 0;
    }
    if (given != 1) {
      String list = "'" + String.join("', '", keys) + "'";
      throw new ConfigException(
          from.position(),
          what + (given == 0 ? " needs one of " : " may have one only of ") + list);
    }
  }

  private static void checkWord(Fields from, String key, String word) throws ConfigException {
    Text text = from.text(key);
    if (text != null && !text.value().equals(word)) {
      throw new ConfigException(text.position(), "'" + key + "' can be '" + word + "' only");
    }
  }

  /** A user's own type is welcome, but one that is nearly a built-in's name is a slip. */
  private static void checkEvent(@Nullable Text event) throws ConfigException {
    if (event == null) {
      return;
    }
    String name = event.value();
    List<String> known = new ArrayList<>();
    known.add("login");
    for (EventType type : EventType.builtIn()) {
      known.add(type.name());
    }
    if (known.contains(name)) {
      return;
    }
    if (!name.matches("[a-z][a-z0-9_]{0,31}")) {
      throw new ConfigException(
          event.position(),
          "'" + name + "' is no event type: lower case letters, digits and '_', at most 32");
    }
    for (String word : known) {
      if (Nearest.distance(name, word) <= 2) {
        throw new ConfigException(
            event.position(), "unknown event type '" + name + "'; did you mean '" + word + "'?");
      }
    }
  }
}
