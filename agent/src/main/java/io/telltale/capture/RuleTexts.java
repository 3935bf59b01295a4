// SPDX-License-Identifier: Apache-2.0

package io.telltale.capture;

import io.telltale.config.Problem;
import io.telltale.config.SyntaxException;
import io.telltale.config.Text;
import io.telltale.pointcut.HttpPattern;
import io.telltale.pointcut.MethodPattern;
import io.telltale.value.Condition;
import io.telltale.value.Expression;
import io.telltale.value.ValueParser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parses the texts of one rule and collects what is wrong with them. */
final class RuleTexts {

  private static final int MOST_PARAMETERS = 16;
  private static final Pattern METER = Pattern.compile("\\bmeter\\s*\\.\\s*(\\w+)");

  private final List<Problem> problems;
  private final Map<Text, Expression> values = new LinkedHashMap<>();
  private final Map<Text, Condition> conditions = new LinkedHashMap<>();
  private final Map<String, Text> meters = new LinkedHashMap<>();
  private boolean nameSessionChange;

  RuleTexts(List<Problem> problems) {
    this.problems = problems;
  }

  /** Whether one of the texts so far asks for a change of the session. */
  boolean nameSessionChange() {
    return nameSessionChange;
  }

  /** The meters that the texts so far read, and where. */
  Map<String, Text> meters() {
    return meters;
  }

  private void note(Text text) {
    nameSessionChange |= text.value().contains("request.session_");
    Matcher matcher = METER.matcher(text.value());
    while (matcher.find()) {
      meters.put(String.valueOf(matcher.group(1)), text);
    }
  }

  /** Says which of the texts so far read a password of what a pattern means. */
  void refusePasswords(MethodPattern pattern) {
    for (int i = 0; i < MOST_PARAMETERS; i++) {
      boolean characters = pattern.isCharacters(i);
      boolean placed = pattern.isPlacedLikePassword(i);
      if (!characters && !placed) {
        continue;
      }
      for (Map.Entry<Text, Expression> value : values.entrySet()) {
        Expression read = value.getValue();
        // Behind ?? it may be meant for another form of the method, and a char[] is no plain value.
        boolean alternative = value.getKey().value().contains("??");
        if (read.readsArgument(i) && (characters ? !alternative : !read.isTyped())) {
          refuse(value.getKey(), i, characters);
        }
      }
      for (Map.Entry<Text, Condition> condition : conditions.entrySet()) {
        if (condition.getValue().readsArgument(i)) {
          refuse(condition.getKey(), i, characters);
        }
      }
    }
  }

  private void refuse(Text text, int index, boolean characters) {
    String why =
        characters
            ? " is a char[], which holds a password and may not be read"
            : " is where a password stands; if it is none, say what it is, as in args["
                + index
                + "] as id";
    problems.add(new Problem(text.position(), "args[" + index + "]" + why));
  }

  List<HttpPattern> requests(List<Text> texts) {
    List<HttpPattern> patterns = new ArrayList<>();
    for (Text text : texts) {
      try {
        patterns.add(HttpPattern.parse(text.value()));
      } catch (SyntaxException e) {
        problems.add(e.in(text));
      }
    }
    return patterns;
  }

  @Nullable Expression value(@Nullable Text text) {
    return value(text, false);
  }

  private @Nullable Expression value(@Nullable Text text, boolean mayBeHash) {
    if (text == null) {
      return null;
    }
    note(text);
    try {
      Expression value = ValueParser.value(text.value());
      if (value.isHash() && !mayBeHash) {
        throw new SyntaxException(0, "'as hash' is for 'fields'; 'privacy' says it of users");
      }
      values.put(text, value);
      return value;
    } catch (SyntaxException e) {
      problems.add(e.in(text));
      return null;
    }
  }

  @Nullable Condition condition(@Nullable Text text) {
    if (text == null) {
      return null;
    }
    note(text);
    try {
      Condition condition = ValueParser.condition(text.value());
      conditions.put(text, condition);
      return condition;
    } catch (SyntaxException e) {
      problems.add(e.in(text));
      return null;
    }
  }

  Map<String, Expression> values(Map<String, Text> texts) {
    return values(texts, false);
  }

  /** Those of {@code fields}, which may leave as hashes. */
  Map<String, Expression> fields(Map<String, Text> texts) {
    return values(texts, true);
  }

  private Map<String, Expression> values(Map<String, Text> texts, boolean mayBeHash) {
    Map<String, Expression> named = new LinkedHashMap<>();
    for (Map.Entry<String, Text> entry : texts.entrySet()) {
      Expression value = value(entry.getValue(), mayBeHash);
      if (value != null) {
        named.put(entry.getKey(), value);
      }
    }
    return named;
  }

  /** What the names of a scope's context lead to. */
  Map<String, Expression> definitions(Map<String, Text> texts) {
    Map<String, Expression> named = new LinkedHashMap<>();
    for (Map.Entry<String, Text> entry : texts.entrySet()) {
      try {
        named.put(entry.getKey(), ValueParser.definition(entry.getValue().value()));
      } catch (SyntaxException e) {
        problems.add(e.in(entry.getValue()));
      }
    }
    return named;
  }

  Map<String, Condition> conditions(Map<String, Text> texts) {
    Map<String, Condition> named = new LinkedHashMap<>();
    for (Map.Entry<String, Text> entry : texts.entrySet()) {
      Condition condition = condition(entry.getValue());
      if (condition != null) {
        named.put(entry.getKey(), condition);
      }
    }
    return named;
  }
}
