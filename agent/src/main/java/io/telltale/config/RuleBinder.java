// SPDX-License-Identifier: Apache-2.0

package io.telltale.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes rules of a list of pointcuts; one that is wrong is skipped and told, the others stay. */
final class RuleBinder {

  private final @Nullable String pack;
  private final Map<String, String> exceptions;
  private final List<Problem> problems;
  private final Set<String> ids = new HashSet<>();

  /**
   * Makes one.
   *
   * @param pack null for a user's file
   * @param from the file
   */
  RuleBinder(@Nullable String pack, Fields from, List<Problem> problems) {
    this.pack = pack;
    this.problems = problems;
    this.exceptions = exceptions(from);
  }

  private Map<String, String> exceptions(Fields from) {
    Map<String, String> words = new HashMap<>();
    try {
      for (Map.Entry<String, Text> entry : from.classes("reasons").entrySet()) {
        words.put(entry.getKey().replace('$', '.'), entry.getValue().value());
      }
    } catch (ConfigException e) {
      problems.add(e.problem());
    }
    return Collections.unmodifiableMap(words);
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
      rules.add(rule(Fields.of(item, Section.POINTCUT)));
    } catch (ConfigException e) {
      problems.add(e.problem());
    }
  }

  private Rule rule(Fields from) throws ConfigException {
    Text id = from.id(Section.POINTCUT);
    if (!ids.add(id.value())) {
      throw new ConfigException(id.position(), "the id '" + id.value() + "' is taken");
    }
    String what = "pointcut '" + id.value() + "'";
    for (Together keys : Section.POINTCUT.together) {
      keys.check(from, what);
    }
    for (String key : new String[] {"scope", "end", "meter"}) {
      for (Text word : from.texts(key)) {
        checkWord(word, key);
      }
    }
    for (String kind :
        Arrays.asList("event", "enriches", "gathers", "closes", "silences", "includes")) {
      EventNames.check(from.text(kind));
    }
    for (Map.Entry<String, Text> field : from.named("fields").entrySet()) {
      if (Secrets.isNamedLike(field.getKey())) {
        throw new ConfigException(
            field.getValue().position(),
            "a field named '" + field.getKey() + "' would hold a secret, which may not leave");
      }
    }
    return new Rule(id.value(), pack, exceptions, from);
  }

  private static void checkWord(Text text, String key) throws ConfigException {
    if (!text.value().matches(EventNames.FORM)) {
      throw new ConfigException(
          text.position(),
          "'"
              + text.value()
              + "' is no "
              + key
              + ": lower case letters, digits and '_', at most 32");
    }
  }
}
