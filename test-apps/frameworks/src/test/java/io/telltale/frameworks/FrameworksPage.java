// SPDX-License-Identifier: Apache-2.0

package io.telltale.frameworks;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.harness.Build;
import io.telltale.harness.Seen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The page on frameworks says what came of the runs before it, and nothing else. It is written anew
 * by {@code -Dtelltale.docs=write}; the rows of frameworks that did not run stay, except in CI.
 */
class FrameworksPage {

  private static final String BEGIN = "<!-- what ran -->\n";
  private static final String END = "<!-- end -->";
  private static final String HEAD = "| framework | versions run | events | fields |\n";
  private static final String RULE = "| --- | --- | --- | --- |\n";

  private final Path page = Build.docs().resolve("frameworks.md");

  @Test
  void saysWhatRan() throws IOException {
    String text = Files.readString(page);
    int begin = text.indexOf(BEGIN) + BEGIN.length();
    int end = text.indexOf(END, begin);
    Map<String, List<String>> rows = rows();
    String fresh = table(merged(text.substring(begin, end), rows));
    if ("write".equals(System.getProperty("telltale.docs"))) {
      Files.writeString(page, text.substring(0, begin) + fresh + text.substring(end));
    } else {
      assertThat(text.substring(begin, end)).isEqualTo(fresh);
    }
  }

  /**
   * The rows of what ran just now, and of what did not, as they are, unless all should have run.
   */
  private static Map<String, List<String>> merged(String table, Map<String, List<String>> ran) {
    Map<String, List<String>> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    if (!Build.isContinuousIntegration()) {
      table
          .lines()
          .skip(2)
          .forEach(row -> all.computeIfAbsent(framework(row), x -> new ArrayList<>()).add(row));
    }
    all.putAll(ran);
    return all;
  }

  private static String framework(String row) {
    return row.split(" \\| ", 2)[0].substring(2);
  }

  private static String table(Map<String, List<String>> rows) {
    return rows.values().stream()
        .flatMap(List::stream)
        .collect(Collectors.joining("\n", HEAD + RULE, "\n"));
  }

  /** Versions of which the same was seen share a row. */
  private static Map<String, List<String>> rows() {
    Map<String, Map<String, List<String>>> versions = new TreeMap<>();
    for (Seen seen : Seen.all()) {
      versions
          .computeIfAbsent(seen.framework(), x -> new LinkedHashMap<>())
          .computeIfAbsent(whatCame(seen), x -> new ArrayList<>())
          .add(seen.version() + " (Java " + seen.java() + ")");
    }
    Map<String, List<String>> rows = new TreeMap<>();
    versions.forEach(
        (framework, byResult) ->
            rows.put(
                framework,
                byResult.entrySet().stream()
                    .map(
                        entry ->
                            "| %s | %s | %s |"
                                .formatted(
                                    framework, String.join(", ", entry.getValue()), entry.getKey()))
                    .toList()));
    return rows;
  }

  private static String whatCame(Seen seen) {
    TreeSet<String> fields = new TreeSet<>();
    seen.events().values().forEach(fields::addAll);
    fields.removeIf(FrameworksPage::isInAllEvents);
    return code(seen.events().keySet()) + " | " + code(fields);
  }

  private static String code(Iterable<String> words) {
    List<String> quoted = new ArrayList<>();
    words.forEach(word -> quoted.add("`" + word + "`"));
    return String.join(" ", quoted);
  }

  private static boolean isInAllEvents(String field) {
    return field.startsWith("ecs.")
        || field.startsWith("event.")
            && !field.equals("event.reason")
            && !field.equals("event.outcome")
        || field.startsWith("service.")
        || field.startsWith("host.")
        || field.startsWith("process.")
        || field.equals("@timestamp")
        || field.equals("client.ip");
  }
}
