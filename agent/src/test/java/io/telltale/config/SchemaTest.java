// SPDX-License-Identifier: Apache-2.0

package io.telltale.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema says of every file what the loader says of it. */
class SchemaTest {

  private static final String REGENERATE =
      "stale; run: mvn -pl agent test -Dtest=SchemaTest -Dtelltale.regenerate=true";
  private static final Path DOCS = Path.of("..", "src", "docs");
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final String DIGITS =
      "000102030405060708090a0b0c0d0e0f101112131415161718191A1B1C1D1E1F";
  private static final String METHOD = "  - { id: a, execution: '* a.B.c()', event: logout";

  private static JsonSchema schema;

  @TempDir Path folder;

  private static JsonSchema schema() throws IOException {
    if (schema == null) {
      schema =
          JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
              .getSchema(SchemaWriter.schema());
    }
    return schema;
  }

  private void assertBothSay(String yaml, boolean good) throws IOException {
    Path file = Files.writeString(folder.resolve("telltale.yaml"), yaml);
    List<Problem> problems = ConfigLoader.check(file.toFile(), Map.of(), Map.of()).problems();
    JsonNode tree = YAML.readTree(yaml);

    assertThat(problems.isEmpty()).as("the loader on%n%s%n%s", yaml, problems).isEqualTo(good);
    assertThat(schema().validate(tree))
        .as("the schema on%n%s", yaml)
        .matches(s -> s.isEmpty() == good);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "service: payroll",
        "service: 5",
        "target: tls://logs.example.com",
        "target: { url: 'udp://h', ca: a, certificate: b, key: c, format: ecs }",
        "target: { url: relps://h, failover: ['relp://[::1]:2514', tls://h], window: 1024 }",
        "target: { url: tcp://h, framing: lf, types: [login, own_type], severity: warning }",
        "target: { url: tcp://h, types: login_failure, severity: debug, framing: octet }",
        "target: { url: tcp://h, queue: { events: 1000, bytes: 64MiB } }",
        "target: { url: tcp://h, spool: { path: /s, bytes: 1GiB, age: 2d } }",
        "target: { url: tls://h, fingerprint: 'sha-256:" + DIGITS + "' }",
        "target: { url: tls://h, fingerprint: ['" + DIGITS + "', " + DIGITS + "] }",
        "targets: [tls://h, { url: udp://h }]",
        "targets: []",
        "heartbeat: 1m",
        "shutdown_timeout: 500ms",
        "packs: none",
        "packs: []",
        "trusted_proxies: 10.0.0.0/8",
        "trusted_proxies: [10.0.0.0/8, '::1']",
        "pointcuts: []",
        "pointcuts:\n" + METHOD + " }",
        "pointcuts:\n" + METHOD + ", fallback: true, reason: 'args[0]', rows: return }",
        "pointcuts:\n" + METHOD + ", fallback: 'false', reason: { a: 'true' }, fields: {} }",
        "pointcuts:\n" + METHOD + ", once: { within: 15m, when: 'true' }, mechanism: x }",
        "pointcuts:\n  - { id: a, http: POST /x, event: login, user: user }",
        "pointcuts:\n  - { id: a, http: [POST /x, GET /y], event: own_type }",
        "pointcuts:\n  - { id: a, end: request, event: access_denied, ignore: 'true' }",
        "pointcuts:\n  - { id: a, scope: request, execution: '* a.B.c()', context: { request: this } }",
        "pointcuts:\n  - { id: a, execution: ['* a.B.c()'], enriches: login, before: { b: this } }",
        "pointcuts:\n  - { id: a, end: job, event: data_export, rows: meter.rows, file: '\"x\"' }",
        "pointcuts:\n  - { id: a, scope: job, execution: '* a.B.c()', context: { scope.name: this.name } }",
        "pointcuts:\n  - { id: a, scope: request, execution: '* a.B.c()', resumes: 'true' }",
        "pointcuts:\n  - { id: a, execution: '* a.B.c()', hands_over: 'args[0]', ignore: 'true' }",
        "pointcuts:\n  - { id: a, execution: '* a.B.c()', continues: this, keeps: true }",
        "pointcuts:\n  - { id: a, execution: '* a.B.c()', enters: this, keeps: 'true' }",
        "pointcuts:\n  - { id: a, execution: '* a.B.c()', suspends: return }",
        "pointcuts:\n  - { id: a, execution: '* a.B.c()', completes: this }",
        "pointcuts:\n  - { id: a, execution: '* a.B.c()', meter: rows, add: return }",
        "pointcuts:\n" + METHOD + ", collect: true, confidence: heuristic }",
        "reasons: { a.B$C: locked, X: expired }",
        "pointcuts:\n  - { id: a, execution: '* a.B.c()', silences: login, ignore: 'true' }",
      })
  void whatIsGood(String yaml) throws IOException {
    assertBothSay(yaml, true);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "servce: x",
        "- a",
        "target: [a]",
        "target: { ca: x }",
        "target: { url: 'udp://h', key: b }",
        "target: { url: 'udp://h', format: xml }",
        "target: { url: 'udp://h', keys: x }",
        "target: { url: relp://h, window: 0 }",
        "target: { url: relp://h, window: 1025 }",
        "target: { url: relp://h, window: many }",
        "target: { url: tcp://h, framing: crlf }",
        "target: { url: tcp://h, severity: bad }",
        "target: { url: tcp://h, queue: { events: 1 } }",
        "target: { url: tcp://h, queue: { bytes: lots } }",
        "target: { url: tcp://h, queue: { length: 1 } }",
        "target: { url: tcp://h, spool: /s }",
        "target: { url: tcp://h, spool: { bytes: 1GiB } }",
        "target: { url: tcp://h, spool: { path: /s, key: secret } }",
        "target: { url: tls://h, certificate: a, password: secret }",
        "target: { url: tls://h, password: '${env:HOME}' }",
        "target: { url: tls://h, ca_password: '${env:HOME}' }",
        "target: { url: tls://h, certificate: a, key: b, password: '${env:HOME}' }",
        "target: tls://h\ntargets: [tls://h]",
        "targets: tls://h",
        "targets: { url: tls://h }",
        "targets: [{ ca: a }]",
        "heartbeat: often",
        "packs: { a: b }",
        "pointcuts: a",
        "pointcuts: [a]",
        "pointcuts:\n  - { execution: '* a.B.c()', event: logout }",
        "pointcuts:\n  - { id: 'a b', execution: '* a.B.c()', event: logout }",
        "pointcuts:\n  - { id: a, execution: '* a.B.c()' }",
        "pointcuts:\n  - { id: a, execution: [], event: logout }",
        "pointcuts:\n  - { id: a, event: logout }",
        "pointcuts:\n  - { id: a, execution: '* a.B.c()', event: LOGOUT }",
        "pointcuts:\n  - { id: a, execution: '* a.B.c()', http: POST /x, event: logout }",
        "pointcuts:\n  - { id: a, execution: '* a.B.c()', event: logout, enriches: logout }",
        "pointcuts:\n  - { id: a, end: Session, event: logout }",
        "pointcuts:\n  - { id: a, execution: '* a.B.c()', scope: request, event: logout }",
        "pointcuts:\n  - { id: a, execution: '* a.B.c()', hands_over: this, continues: this }",
        "pointcuts:\n  - { id: a, execution: '* a.B.c()', leaves: this, keeps: true }",
        "pointcuts:\n  - { id: a, execution: '* a.B.c()', meter: 'rows and more' }",
        "pointcuts:\n  - { id: a, execution: '* a.B.c()', enriches: login, collect: true }",
        "pointcuts:\n" + METHOD + ", resumes: 'true' }",
        "pointcuts:\n" + METHOD + ", add: 1 }",
        "pointcuts:\n" + METHOD + ", confidence: high }",
        "reasons: { 'a b': x }",
        "reasons: { a.B: [x] }",
        "pointcuts:\n  - { id: a, http: POST /x, scope: request }",
        "pointcuts:\n  - { id: a, http: POST /x, enriches: login }",
        "pointcuts:\n  - { id: a, http: POST /x, silences: login }",
        "pointcuts:\n  - { id: a, execution: '* a.B.c()', event: logout, silences: logout }",
        "pointcuts:\n  - { id: a, http: POST /x, event: login, before: { a: this } }",
        "pointcuts:\n" + METHOD + ", context: { request: this } }",
        "pointcuts:\n" + METHOD + ", fallback: maybe }",
        "pointcuts:\n" + METHOD + ", fields: { 'a-b': this } }",
        "pointcuts:\n" + METHOD + ", once: { within: long } }",
        "pointcuts:\n" + METHOD + ", once: {} }",
        "pointcuts:\n" + METHOD + ", once: 15m }",
      })
  void whatIsNot(String yaml) throws IOException {
    assertBothSay(yaml, false);
  }

  static Stream<String> everyKeyWithEveryShape() {
    List<String> files = new ArrayList<>();
    for (String value : List.of("[[a]]", "[{ a: b }]", "{ a: [b] }", "{ a: { b: c } }", "[a]")) {
      for (Key key : Section.CONFIGURATION.keys) {
        files.add(key.name + ": " + value);
      }
      for (Key key : Section.TARGET.keys) {
        files.add("target: { " + key.name + ": " + value + " }");
        files.add("targets: [ { " + key.name + ": " + value + " } ]");
      }
      for (Key key : Section.QUEUE.keys) {
        files.add("target: { url: tcp://h, queue: { " + key.name + ": " + value + " } }");
      }
      for (Key key : Section.SPOOL.keys) {
        files.add("target: { url: tcp://h, spool: { " + key.name + ": " + value + " } }");
      }
      for (Key key : Section.POINTCUT.keys) {
        files.add("pointcuts: [ { " + key.name + ": " + value + " } ]");
      }
      for (Key key : Section.ONCE.keys) {
        files.add("pointcuts:\n" + METHOD + ", once: { " + key.name + ": " + value + " } }");
      }
    }
    return files.stream();
  }

  @ParameterizedTest
  @MethodSource("everyKeyWithEveryShape")
  void shapes(String yaml) throws IOException {
    boolean list = yaml.matches("(packs|trusted_proxies): \\[a\\]");
    // No such pack, and no such transport, are no matter of shape.
    if (!yaml.equals("packs: [a]") && !yaml.equals("targets: [a]")) {
      assertBothSay(yaml, list);
    }
  }

  @Test
  void copyInTheDocumentationIsFresh() throws IOException {
    assertFresh(DOCS.resolve("telltale.schema.json"), SchemaWriter.schema());
  }

  @Test
  void tablesInTheDocumentationAreFresh() throws IOException {
    Path document = DOCS.resolve("configuration.md");
    assertFresh(document, KeyTables.in(Files.readString(document)));
  }

  private static void assertFresh(Path file, String content) throws IOException {
    if (Boolean.getBoolean("telltale.regenerate")) {
      Files.writeString(file, content);
    }
    assertThat(Files.exists(file) ? Files.readString(file) : "").as(REGENERATE).isEqualTo(content);
  }
}
