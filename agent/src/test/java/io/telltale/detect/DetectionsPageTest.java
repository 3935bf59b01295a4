// SPDX-License-Identifier: Apache-2.0

package io.telltale.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The page on detections lists those that there are. */
class DetectionsPageTest {

  private static final Path PACK = Path.of("..", "src", "packs", "detections.yaml");
  private static final Path PAGE = Path.of("..", "src", "docs", "detections.md");
  private static final String BEGIN = "<!-- generated: detections -->\n";

  @Test
  void listsThemAll() throws IOException {
    String page = Files.readString(PAGE);
    Matcher part =
        Pattern.compile(Pattern.quote(BEGIN) + ".*?<!-- end -->", Pattern.DOTALL).matcher(page);
    assertThat(part.find()).isTrue();
    String fresh = part.replaceFirst(Matcher.quoteReplacement(BEGIN + table() + "<!-- end -->"));
    if (Boolean.getBoolean("telltale.regenerate")) {
      Files.writeString(PAGE, fresh);
    }
    assertThat(page)
        .as("stale: run mvn -pl agent test -Dtest=DetectionsPageTest -Dtelltale.regenerate=true")
        .isEqualTo(fresh);
  }

  private static String table() throws IOException {
    StringBuilder table = new StringBuilder();
    table.append("| id | name | what counts | severity | technique |\n");
    table.append("| --- | --- | --- | --- | --- |\n");
    Map<String, Object> pack = new Yaml().load(Files.readString(PACK));
    for (Object item : (List<?>) pack.get("detections")) {
      Map<?, ?> detection = (Map<?, ?>) item;
      table.append("| ").append(detection.get("id"));
      table.append(" | ").append(detection.get("name"));
      table.append(" | ").append(String.join("; ", logic(detection)));
      Object severity = detection.get("severity");
      table.append(" | ").append(severity == null ? "high" : severity);
      table.append(" | ").append(detection.get("technique")).append(" |\n");
    }
    return table.toString();
  }

  private static List<String> logic(Map<?, ?> detection) {
    List<String> logic = new ArrayList<>();
    for (String key :
        List.of("events", "users", "by", "within", "outside", "when", "any", "then")) {
      Object value = detection.get(key);
      if (value != null) {
        logic.add(key + " `" + value.toString().replaceAll("^\\[(.*)]$", "$1") + "`");
      }
    }
    return logic;
  }
}
