// SPDX-License-Identifier: Apache-2.0

package io.telltale.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.telltale.config.Layout;
import io.telltale.event.EventType;
import io.telltale.format.EventStream;
import io.telltale.seal.SessionResult;
import io.telltale.seal.Trust;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What nobody touched is proven, whatever the collector made of its form. */
class UntouchedTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int EVENTS = 300;

  private static void assertProven(Checked checked, int sessions, int events) {
    assertThat(checked.texts()).filteredOn(text -> !text.startsWith("RESTARTED")).isEmpty();
    assertThat(checked.sessions()).hasSize(sessions);
    assertThat(checked.events()).isEqualTo(events);
    assertThat(checked.sessions().stream().mapToLong(SessionResult::proven).sum())
        .isEqualTo(events);
    assertThat(checked.others()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void isProvenAsItWasSent(Layout.Schema schema) {
    for (int most : new int[] {Streams.SMALL, EventStream.MOST_BYTES}) {
      List<String> lines =
          Streams.session(Streams.stream(Layout.of(schema), most, 0), EVENTS, 1, true);

      assertProven(Checked.of(lines), 1, lines.size());
    }
  }

  @ParameterizedTest
  @EnumSource
  void isProvenBehindTheCollectorsOwnHeader(Layout.Schema schema) {
    List<String> lines =
        Streams.session(Layout.of(schema), EVENTS, 2).stream()
            .map(
                line ->
                    line.replaceFirst(
                        "^.*? (?:- (?=CEF|LEEF)|\\[timeQuality [^]]*\\] ?)",
                        "Nov 25 02:03:04 relay app[1]: "))
            .toList();

    assertThat(lines).allMatch(line -> line.startsWith("Nov"));
    assertProven(Checked.of(lines), 1, lines.size());
  }

  @ParameterizedTest
  @EnumSource
  void isProvenWhenTwoAgentsWriteIntoOneFile(Layout.Schema schema) {
    List<String> a = Streams.session(Layout.of(schema), EVENTS, 3);
    List<String> b = Streams.session(Layout.of(schema), EVENTS, 4);

    assertProven(Checked.of(Streams.interleaved(a, b, 5)), 2, a.size() + b.size());
  }

  @ParameterizedTest
  @EnumSource
  void isProvenWhenItWasCompressed(Layout.Schema schema) throws IOException {
    List<String> lines = Streams.session(Layout.of(schema), EVENTS, 6);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(String.join("\r\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    assertProven(Checked.of(bytes.toByteArray(), new Trust(), null, false), 1, lines.size());
  }

  private static JsonNode json(String line) {
    try {
      return MAPPER.readTree(line.substring(line.indexOf(" {") + 1));
    } catch (IOException e) {
      throw new AssertionError(line, e);
    }
  }

  /** As Elasticsearch returns it, with what Filebeat and an ingest pipeline add, in any order. */
  private static List<ObjectNode> documents(List<String> lines, long seed) {
    List<ObjectNode> documents = new ArrayList<>();
    for (String line : lines) {
      ObjectNode source = (ObjectNode) json(line);
      source.put("@version", "1").put("message", line.substring(0, 20));
      source.putArray("tags").add("forwarded");
      source.putObject("log").putObject("syslog").put("priority", 84);
      if (source.get("event") instanceof ObjectNode event) {
        event.put("ingested", "2026-11-25T00:00:00Z").put("original", "x");
        ((ObjectNode) source.get("host")).put("ip", "192.0.2.1").putObject("os").put("name", "x");
      }
      ObjectNode document = MAPPER.createObjectNode();
      document.put("_index", "telltale").put("_id", Integer.toString(documents.size()));
      document.set("_source", source);
      documents.add(document);
    }
    Collections.shuffle(documents, new Random(seed));
    return documents;
  }

  @ParameterizedTest
  @EnumSource(names = {"ECS", "OCSF"})
  void isProvenInDocumentsWithWhatTheStoreAdded(Layout.Schema schema) {
    List<String> lines = Streams.session(Layout.of(schema), EVENTS, 7);
    List<String> exported = documents(lines, 8).stream().map(ObjectNode::toString).toList();

    assertProven(Checked.of(exported), 1, lines.size());
  }

  @ParameterizedTest
  @EnumSource(names = {"ECS", "OCSF"})
  void isProvenInTheAnswerOfASearch(Layout.Schema schema) throws IOException {
    List<String> lines = Streams.session(Layout.of(schema), EVENTS, 9);
    ObjectNode answer = MAPPER.createObjectNode().put("took", 3);
    ArrayNode hits = answer.putObject("hits").put("max_score", 1.0).putArray("hits");
    documents(lines, 10).forEach(hits::add);
    byte[] pretty = MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(answer);

    Checked compact = Checked.of(MAPPER.writeValueAsBytes(answer), new Trust(), null, false);
    Checked spread = Checked.of(pretty, new Trust(), null, false);

    for (Checked checked : List.of(compact, spread)) {
      assertThat(checked.texts()).isEmpty();
      assertThat(checked.sessions().get(0).proven()).isEqualTo(lines.size());
    }
  }

  @ParameterizedTest
  @EnumSource
  void isProvenInSplunksRawText(Layout.Schema schema) {
    List<String> lines = Streams.session(Layout.of(schema), EVENTS, 11);
    List<String> exported =
        lines.stream()
            .map(
                line -> {
                  ObjectNode wrapped = MAPPER.createObjectNode().put("preview", false);
                  wrapped.putObject("result").put("_raw", line).put("host", "relay");
                  return wrapped.toString();
                })
            .toList();

    assertProven(Checked.of(exported), 1, lines.size());
  }

  /** Texts only, dotted names, lists as {@code name{}}. */
  @ParameterizedTest
  @EnumSource(names = {"ECS", "OCSF"})
  void isProvenInSplunksExtractedFields(Layout.Schema schema) {
    List<String> lines = Streams.session(Layout.of(schema), EVENTS, 12);
    List<String> exported =
        lines.stream()
            .map(
                line -> {
                  ObjectNode result = MAPPER.createObjectNode();
                  extract("", json(line), result);
                  return MAPPER.createObjectNode().<ObjectNode>set("result", result).toString();
                })
            .toList();

    assertProven(Checked.of(exported), 1, lines.size());
  }

  private static void extract(String name, JsonNode node, ObjectNode to) {
    if (node.isObject()) {
      node.fields()
          .forEachRemaining(
              field ->
                  extract(
                      name.isEmpty() ? field.getKey() : name + "." + field.getKey(),
                      field.getValue(),
                      to));
    } else if (node.isArray() && node.get(0).isObject()) {
      extract(name + "{}", node.get(0), to);
    } else if (node.isArray() && node.size() > 1) {
      node.forEach(item -> to.withArray("/" + (name + "{}").replace("~", "~0")).add(item.asText()));
    } else {
      to.put(
          node.isArray() ? name + "{}" : name,
          node.isArray() ? node.get(0).asText() : node.asText());
    }
  }

  @Test
  void isProvenWhenKeysWereRotated() throws InterruptedException {
    EventStream stream = Streams.stream(Layout.usual(), Streams.SMALL, 1);
    List<String> lines = new ArrayList<>();
    lines.addAll(Streams.session(stream, 200, 13, false));
    for (int i = 0; i < 3; i++) {
      Thread.sleep(2); // longer than a key lives
      lines.addAll(heartbeat(stream));
    }
    lines.addAll(Streams.session(stream, 50, 14, true));

    Checked checked = Checked.of(lines);

    assertThat(lines).anyMatch(line -> line.contains(",next:"));
    assertProven(checked, 1, lines.size());
  }

  private static List<String> heartbeat(EventStream stream) {
    List<byte[]> messages = new ArrayList<>();
    try {
      stream.add(
          Streams.own(EventType.HEARTBEAT, System.currentTimeMillis()),
          (message, of) -> messages.add(message));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
    return messages.stream().map(bytes -> new String(bytes, StandardCharsets.UTF_8)).toList();
  }
}
