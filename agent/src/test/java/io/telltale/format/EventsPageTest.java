// SPDX-License-Identifier: Apache-2.0

package io.telltale.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.config.Layout;
import io.telltale.event.EventType;
import io.telltale.event.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The pages on events say what the code does: they are written from its tables. */
class EventsPageTest {

  private static final Path DOCS = Path.of("..", "src", "docs");
  private static final String REGENERATE =
      "stale: run mvn -pl agent test -Dtest=EventsPageTest -Dtelltale.regenerate=true"
          + " -DargLine=-Dtelltale.regenerate=true";

  @Test
  void tablesAreFresh() throws IOException {
    Path page = DOCS.resolve("events.md");
    String fresh = replaced(Files.readString(page), "types", types());
    assertFresh(page, replaced(fresh, "fields", fields()));
  }

  @Test
  void examplesAreFresh() throws IOException, GeneralSecurityException {
    StringBuilder page = new StringBuilder("# Examples of events\n\n");
    page.append(
        "One of each type in each format, without the [seal](seal.md) and, from the second on, without"
            + " the header.\nWritten by the code's own tests.\n");
    for (EventType type : Samples.types()) {
      page.append("\n## ").append(type.name()).append("\n```\n");
      for (Layout.Schema schema : Layout.Schema.values()) {
        List<byte[]> sent = new ArrayList<>();
        EventStream.unsealed(Layout.of(schema), Samples.IDENTITY, EventStream.MOST_BYTES)
            .add(Samples.event(type), (message, of) -> sent.add(message));
        String message = new String(sent.get(0), StandardCharsets.UTF_8);
        boolean first = schema == Layout.Schema.ECS;
        page.append(first ? message : Samples.payload(message)).append('\n');
      }
      page.append("```\n");
    }
    assertFresh(DOCS.resolve("event-examples.md"), page.toString());
  }

  private static String replaced(String document, String name, String table) {
    String begin = "<!-- generated: " + name + " -->\n";
    Matcher part =
        Pattern.compile(Pattern.quote(begin) + ".*?<!-- end -->", Pattern.DOTALL).matcher(document);
    assertThat(part.find()).as("a place for " + name).isTrue();
    return part.replaceFirst(Matcher.quoteReplacement(begin + table + "<!-- end -->"));
  }

  private static String types() {
    StringBuilder table =
        new StringBuilder(
            "| type | syslog severity, if it failed | ECS action | category | type | OCSF 1.8 | 1.9 | CEF,"
                + " severity |\n| --- | --- | --- | --- | --- | --- | --- | --- |\n");
    List<EventType> types = new ArrayList<>(EventType.builtIn());
    types.addAll(EventType.own());
    for (EventType type : types) {
      TypeTable.Row row = TypeTable.of(type);
      int failed = type.severity(Outcome.FAILURE);
      int usual = type.severity(Outcome.SUCCESS);
      boolean one = failed == usual || type.fixedOutcome() != null;
      boolean alert = type.equals(EventType.ALERT);
      table.append(
          String.format(
              Locale.ROOT,
              "| `%s` | %s | %s | %s | %s | %d | %d | %d, %s |%n",
              type.name(),
              alert
                  ? "2 to 5"
                  : one
                      ? Integer.toString(type.fixedOutcome() == Outcome.FAILURE ? failed : usual)
                      : usual + ", " + failed,
              row.action,
              String.join(", ", row.categories),
              String.join(", ", row.types),
              row.ocsf * 100 + row.activity,
              row.ocsfSoon * 100 + row.activitySoon,
              row.cef,
              alert ? "3 to 10" : Integer.toString(row.severity)));
    }
    return table
        + "| a type of your own | 5, 4 | its name with hyphens | none | none | 99 | 99 | 500, 3 |\n";
  }

  private static String fields() {
    StringBuilder table =
        new StringBuilder(
            "| what | ECS | OCSF | CEF | LEEF | structured data |\n"
                + "| --- | --- | --- | --- | --- | --- |\n");
    for (Field field : Field.values()) {
      table.append("| ").append(field.meaning).append(" |");
      for (String name : new String[] {field.ecs, field.ocsf, field.cef, field.leef, field.sd}) {
        table.append(name == null ? " |" : " `" + shown(name) + "` |");
      }
      table.append('\n');
    }
    return table.toString();
  }

  private static String shown(String name) {
    if (name.startsWith("header.")) {
      return name.equals("header.enterprise") ? "telltale@" : "header: " + name.substring(7);
    }
    return name.matches(".*[._]|TelltaleField|TelltaleAgent") ? name + "*" : name;
  }

  private static void assertFresh(Path file, String content) throws IOException {
    if (Boolean.getBoolean("telltale.regenerate")) {
      Files.writeString(file, content);
    }
    assertThat(Files.exists(file) ? Files.readString(file) : "").as(REGENERATE).isEqualTo(content);
  }
}
