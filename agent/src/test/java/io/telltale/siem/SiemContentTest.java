// SPDX-License-Identifier: Apache-2.0

package io.telltale.siem;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.telltale.event.EventType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the receiving side is given says what the detections say. */
class SiemContentTest {

  private static final Path SIEM = Path.of("..", "src", "siem");
  private static final String REGENERATE =
      "stale: run mvn -pl agent test -Dtest=SiemContentTest -Dtelltale.regenerate=true";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  private static Content written() throws IOException {
    List<Rule> rules = Rule.all();
    Content content = new Content();
    IndexTemplates.write(content);
    ElasticRules.write(rules, content);
    OpenSearchMonitors.write(rules, content);
    SplunkSearches.write(rules, content);
    Dashboards.write(content);
    new SigmaRules(content).write(rules);
    return content;
  }

  @Test
  void filesAreFresh() throws IOException {
    for (Map.Entry<String, String> file : written().files().entrySet()) {
      Path path = SIEM.resolve(file.getKey());
      if (Boolean.getBoolean("telltale.regenerate")) {
        Files.createDirectories(path.getParent());
        Files.writeString(path, file.getValue());
      }
      assertThat(path).as(REGENERATE).exists();
      assertThat(Files.readString(path)).as(REGENERATE).isEqualTo(file.getValue());
    }
  }

  @Test
  void noSigmaRuleIsOfADetectionThatIsGone() throws IOException {
    try (Stream<Path> rules = Files.list(SIEM.resolve("sigma"))) {
      assertThat(rules.map(rule -> "sigma/" + rule.getFileName()))
          .isSubsetOf(written().files().keySet());
    }
  }

  @Test
  void sigmaRulesAreAsTheSpecificationHasThem() throws IOException {
    Set<String> ids = new HashSet<>();
    Set<String> names = new HashSet<>();
    Set<String> referred = new HashSet<>();
    for (Map.Entry<String, String> file : written().files().entrySet()) {
      if (!file.getKey().startsWith("sigma/")) {
        continue;
      }
      for (JsonNode document : documents(file.getValue())) {
        boolean correlation = document.has("correlation");
        assertThat(valid(document, correlation ? "correlation-rules" : "detection-rule"))
            .as(file.getKey())
            .isEmpty();
        assertThat(ids.add(document.get("id").asText())).as(file.getKey()).isTrue();
        names.add(document.get("name").asText());
        document.at("/correlation/rules").forEach(rule -> referred.add(rule.asText()));
      }
    }
    assertThat(names).containsAll(referred);
    assertThat(referred).isNotEmpty();
  }

  private static List<JsonNode> documents(String yaml) throws IOException {
    try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(yaml)) {
      return documents.readAll();
    }
  }

  private static List<String> valid(JsonNode document, String schema) throws IOException {
    try (InputStream in =
        SiemContentTest.class.getResourceAsStream("/sigma/sigma-" + schema + "-schema.json")) {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
          .getSchema(in)
          .validate(document)
          .stream()
          .map(Object::toString)
          .toList();
    }
  }

  /** A detection that engine has no word of would be missed where the fleet is watched. */
  @Test
  void everyDetectionIsInEveryEngine() throws IOException {
    Map<String, String> files = written().files();
    for (Rule rule : Rule.all()) {
      assertThat(files.get("elastic/detection-rules.ndjson"))
          .contains("\"telltale-" + rule.id().toLowerCase(Locale.ROOT) + "\"");
      assertThat(files.get("opensearch/monitors.ndjson"))
          .contains("\"Telltale " + rule.id() + " " + rule.name() + "\"");
      assertThat(files.get("splunk/TA-telltale/default/savedsearches.conf"))
          .contains("[Telltale " + rule.id() + " - " + rule.name() + "]");
      assertThat(files.keySet())
          .filteredOn(name -> name.endsWith("telltale_" + rule.word() + ".yml"))
          .singleElement()
          .satisfies(
              name ->
                  assertThat(files.get(name)).contains("level: " + rule.detection().severity()));
    }
  }

  @Test
  void everyTypeThatSearchesNameExists() throws IOException {
    Set<String> types = new HashSet<>();
    EventType.builtIn().forEach(type -> types.add(type.name()));
    EventType.own().forEach(type -> types.add(type.name()));
    List<String> named = new ArrayList<>();
    for (Panel panel : Panel.all()) {
      named.addAll(panel.types());
    }
    Path splunk = SIEM.resolve("splunk/TA-telltale/default");
    Matcher lists =
        Pattern.compile("event\\.code(?: IN \\(|=)([a-z_, ]+)")
            .matcher(Files.readString(splunk.resolve("eventtypes.conf")));
    while (lists.find()) {
      named.addAll(List.of(lists.group(1).trim().split(", ")));
    }
    assertThat(named).hasSizeGreaterThan(20);
    assertThat(types).containsAll(named);
  }

  @Test
  void splunkGivesEveryNameThatSearchesUse() throws IOException {
    String props = Files.readString(SIEM.resolve("splunk/TA-telltale/default/props.conf"));
    Set<String> fields = new HashSet<>();
    for (Rule rule : Rule.all()) {
      fields.addAll(rule.keys());
      rule.thresholds().stream()
          .filter(one -> one.facet() != null)
          .forEach(one -> fields.add(Rule.field(one)));
    }
    for (Panel panel : Panel.all()) {
      fields.addAll(panel.by());
    }
    for (String field : fields) {
      assertThat(props)
          .containsPattern("(AS |EVAL-)" + Pattern.quote(Spl.field(field)) + "( =)?(\\s|$)");
    }
  }

  @Test
  void whatIsJsonCanBeRead() throws IOException {
    try (Stream<Path> files = Files.walk(SIEM)) {
      for (Path file : files.filter(path -> path.toString().endsWith("json")).toList()) {
        List<String> texts =
            file.toString().endsWith(".ndjson")
                ? Files.readAllLines(file)
                : List.of(Files.readString(file));
        for (String text : texts) {
          assertThat(JSON.readTree(text).isObject()).as(file.toString()).isTrue();
        }
      }
    }
  }
}
