// SPDX-License-Identifier: Apache-2.0

package io.telltale.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.telltale.harness.Agent;
import io.telltale.harness.Build;
import io.telltale.harness.Jvms;
import io.telltale.harness.Rsyslog;
import io.telltale.harness.SyslogEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Somebody attacks the payroll application while others work, and what the agent tells goes through
 * a real rsyslogd with the configuration that we recommend into a real OpenSearch, set up with
 * {@code src/siem/opensearch} alone.
 */
class StoreIT {

  private static final String GUESSER = "203.0.113.9";
  private static final String SPRAYER = "198.51.100.7";

  private static OpenSearch store;
  private static Rsyslog rsyslog;

  /** What the files have, in their order. */
  private static List<SyslogEvent> written = List.of();

  private static List<JsonNode> stored = List.of();

  @BeforeAll
  static void attack() throws IOException {
    store = OpenSearch.start();
    Path siem = Build.siem().resolve("opensearch");
    store.ask(
        "PUT",
        "/_ingest/pipeline/telltale",
        Files.readString(siem.resolve("ingest-pipeline.json")));
    store.ask(
        "PUT", "/_index_template/telltale", Files.readString(siem.resolve("index-template.json")));
    rsyslog = Rsyslog.startForwarding(store.port());
    Path file = Build.newFolder("store").resolve("telltale.yaml");
    Files.writeString(
        file, Files.readString(Build.payrollConfiguration()) + "\ntrusted_proxies: [127.0.0.1]\n");
    Agent agent = Agent.withoutOptions().configuration(file).target(rsyslog.relpTarget());
    try (PayrollJar payroll = PayrollJar.start(Jvms.current(), agent)) {
      work(payroll, "alice", "192.0.2.1");
      guess(payroll);
      work(payroll, "carol", "192.0.2.2");
      spray(payroll);
      work(payroll, "dave", "192.0.2.3");
    }
    rsyslog.awaitEvent("agent_stopped");
    written = rsyslog.events();
    stored = awaitStored(written.size());
  }

  /** Somebody who mistypes his password once, then does what he is paid for. */
  private static void work(PayrollJar payroll, String user, String address) {
    PayrollVisitor visitor = new PayrollVisitor(payroll.address(), "Worker", address);
    assertThat(visitor.signIn(user, "typo")).isFalse();
    assertThat(visitor.signIn(user, user + "-pw-2012")).isTrue();
    assertThat(visitor.get("employees/export.csv")).isEqualTo(200);
    visitor.get("admin");
    assertThat(visitor.get("logout")).isEqualTo(302);
  }

  private static void guess(PayrollJar payroll) {
    PayrollVisitor guesser = new PayrollVisitor(payroll.address(), "Guesser", GUESSER);
    for (int i = 0; i < 12; i++) {
      assertThat(guesser.signIn("bob", "guess-" + i)).isFalse();
    }
    assertThat(guesser.signIn("bob", "bob-pw-2012")).isTrue();
  }

  private static void spray(PayrollJar payroll) {
    PayrollVisitor sprayer = new PayrollVisitor(payroll.address(), "Sprayer", SPRAYER);
    for (int i = 0; i < 26; i++) {
      assertThat(sprayer.signIn("user" + i % 16, "Winter2026")).isFalse();
    }
  }

  private static List<JsonNode> awaitStored(int expected) {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> {
              store.ask("POST", "/logs-telltale.*/_refresh", null);
              return store.ask("GET", "/logs-telltale.*/_count", null).get("count").asInt()
                  >= expected;
            });
    List<JsonNode> all = new ArrayList<>();
    store
        .ask("GET", "/logs-telltale.*/_search?size=10000&version=true", null)
        .at("/hits/hits")
        .forEach(all::add);
    return all;
  }

  @AfterAll
  static void stop() {
    if (rsyslog != null) {
      rsyslog.close();
    }
    if (store != null) {
      store.close();
    }
  }

  @Test
  void everyEventIsStoredOnceByItsPlaceInTheStream() {
    assertThat(stored)
        .extracting(hit -> hit.get("_id").asText())
        .containsExactlyInAnyOrderElementsOf(written.stream().map(StoreIT::id).toList());
    assertThat(rsyslog.refusedByStore()).isEmpty();
  }

  private static String id(SyslogEvent event) {
    return event.text("telltale.seal.session") + "-" + event.text("event.sequence");
  }

  @Test
  void whatIsStoredIsProvenToBeWhatWasSent() throws IOException {
    Path export = Build.newFolder("export").resolve("export.ndjson");
    Files.write(export, stored.stream().map(JsonNode::toString).toList());
    CommandLine verify = CommandLine.run("verify", export);
    assertThat(verify.exitCode()).as(verify.stdout() + verify.stderr()).isZero();
  }

  @Test
  void eachFieldIsTypedAsMapped() {
    JsonNode mappings =
        store.ask("GET", "/logs-telltale.events-default/_mapping", null).elements().next();
    Map<String, String> types = new TreeMap<>();
    collect("", mappings.at("/mappings/properties"), types);
    assertThat(types)
        .containsEntry("@timestamp", "date")
        .containsEntry("event.ingested", "date")
        .containsEntry("source.ip", "ip")
        .containsEntry("related.ip", "ip")
        .containsEntry("event.sequence", "long")
        .containsEntry("telltale.export.rows", "long")
        .containsEntry("telltale.alert.count", "long")
        .containsEntry("user.name", "keyword")
        .containsEntry("telltale.alert.severity", "keyword");
    assertThat(types.values()).as("texts that are taken apart").doesNotContain("text");
    assertThat(types.keySet()).containsAll(names());
    assertThat(stored).as("values that did not fit").noneMatch(hit -> hit.has("_ignored"));
  }

  private static void collect(String prefix, JsonNode properties, Map<String, String> to) {
    properties
        .fields()
        .forEachRemaining(
            field -> {
              JsonNode mapping = field.getValue();
              String name = prefix + field.getKey();
              if (mapping.has("properties")) {
                collect(name + ".", mapping.get("properties"), to);
              } else {
                to.put(name, mapping.get("type").asText());
              }
            });
  }

  /** Of all fields that are stored. */
  private static Set<String> names() {
    Set<String> names = new TreeSet<>();
    stored.forEach(hit -> collectNames("", hit.get("_source"), names));
    return names;
  }

  private static void collectNames(String prefix, JsonNode object, Set<String> to) {
    object
        .fields()
        .forEachRemaining(
            field -> {
              if (field.getValue().isObject()) {
                collectNames(prefix + field.getKey() + ".", field.getValue(), to);
              } else {
                to.add(prefix + field.getKey());
              }
            });
  }

  @Test
  void monitorsFindTheAttacksAndNothingElse() throws IOException {
    Map<String, Set<String>> found = new TreeMap<>();
    for (Monitor monitor : Monitor.all()) {
      Set<String> keys = monitor.find(store, lastFailure().plusMillis(1));
      if (!keys.isEmpty()) {
        found.put(monitor.rule(), keys);
      }
    }
    assertThat(found)
        .containsEntry("TT001", Set.of("payroll " + GUESSER, "payroll " + SPRAYER))
        .containsEntry("TT002", Set.of("payroll bob"))
        .containsEntry("TT003", Set.of("payroll " + SPRAYER))
        .containsEntry("TT004", Set.of("payroll " + SPRAYER))
        .containsEntry("TT006", Set.of("payroll bob"))
        .containsOnlyKeys("TT001", "TT002", "TT003", "TT004", "TT006", "alerts");
    assertThat(found.get("alerts"))
        .as("what the agent found itself")
        .isEqualTo(
            Set.of(
                "payroll TT001",
                "payroll TT002",
                "payroll TT003",
                "payroll TT004",
                "payroll TT006"));
  }

  private static Instant lastFailure() {
    return written.stream()
        .filter(event -> event.type().equals("login_failure"))
        .filter(event -> SPRAYER.equals(event.text("source.ip")))
        .map(event -> Instant.parse(event.text("@timestamp")))
        .max(Instant::compareTo)
        .orElseThrow();
  }

  @Test
  void panelsShowWhatIsThere() throws IOException {
    List<DashboardPanel> panels = DashboardPanel.all();
    assertThat(panels).hasSizeGreaterThan(5);
    Set<String> types = new TreeSet<>();
    written.forEach(event -> types.add(event.type()));
    for (DashboardPanel panel : panels) {
      assertThat(panel.counted(store))
          .as(panel.title())
          .isEqualTo(
              written.stream()
                  .filter(event -> panel.types().contains(event.type()))
                  .filter(event -> panel.fields().stream().allMatch(f -> event.text(f) != null))
                  .count());
    }
    assertThat(panels)
        .filteredOn(panel -> panel.types().stream().anyMatch(types::contains))
        .hasSizeGreaterThan(6);
  }

  /** As from a shipper that knows no syslog. */
  @Test
  void thePipelineReadsAWholeMessage() {
    SyslogEvent event =
        written.stream().filter(one -> one.type().equals("data_export")).findFirst().orElseThrow();
    String line =
        rsyslog.lines().stream().filter(one -> one.contains(" data_export ")).findFirst().get();
    JsonNode answer =
        store.ask(
            "POST",
            "/_ingest/pipeline/telltale/_simulate",
            "{\"docs\":[{\"_source\":{\"@timestamp\":\"2001-01-01T00:00:00Z\",\"message\":"
                + TextNode.valueOf(line)
                + "}}]}");
    JsonNode source = answer.at("/docs/0/doc/_source");
    assertThat(source.at("/@timestamp").asText()).isEqualTo(event.text("@timestamp"));
    assertThat(source.at("/telltale/export/rows").asText())
        .isEqualTo(event.text("telltale.export.rows"));
    assertThat(source.at("/related/ip/0").asText()).isEqualTo(event.text("source.ip"));
    assertThat(source.has("message")).isFalse();
  }
}
