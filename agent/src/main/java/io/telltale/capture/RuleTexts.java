// SPDX-License-Identifier: Apache-2.0

package io.telltale.capture;

import io.telltale.config.Problem;
import io.telltale.config.SyntaxException;
import io.telltale.config.Text;
import io.telltale.pointcut.HttpPattern;
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

  private static final Pattern METER = Pattern.compile("\\bmeter\\s*\\.\\s*(\\w+)");

  private final List<Problem> problems;
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
    if (text == null) {
      return null;
    }
    note(text);
    try {
      return ValueParser.value(text.value());
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
      return ValueParser.condition(text.value());
    } catch (SyntaxException e) {
      problems.add(e.in(text));
      return null;
    }
  }

  Map<String, Expression> values(Map<String, Text> texts) {
    Map<String, Expression> values = new LinkedHashMap<>();
    for (Map.Entry<String, Text> entry : texts.entrySet()) {
      Expression value = value(entry.getValue());
      if (value != null) {
        values.put(entry.getKey(), value);
      }
    }
    return values;
  }

  /** What the names of a scope's context lead to. */
  Map<String, Expression> definitions(Map<String, Text> texts) {
    Map<String, Expression> values = new LinkedHashMap<>();
    for (Map.Entry<String, Text> entry : texts.entrySet()) {
      try {
        values.put(entry.getKey(), ValueParser.definition(entry.getValue().value()));
      } catch (SyntaxException e) {
        problems.add(e.in(entry.getValue()));
      }
    }
    return values;
  }

  Map<String, Condition> conditions(Map<String, Text> texts) {
    Map<String, Condition> conditions = new LinkedHashMap<>();
    for (Map.Entry<String, Text> entry : texts.entrySet()) {
      Condition condition = condition(entry.getValue());
      if (condition != null) {
        conditions.put(entry.getKey(), condition);
      }
    }
    return conditions;
  }
}
