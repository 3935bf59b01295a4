// SPDX-License-Identifier: Apache-2.0

package io.telltale.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.telltale.config.AgentOptions;
import io.telltale.config.ConfigLoader;
import io.telltale.config.Layout;
import io.telltale.event.EventType;
import io.telltale.event.Outcome;
import io.telltale.event.SecurityEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each type is an event of OCSF: names, types, requirements and enumerated ids of its schema. */
class OcsfTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  @TempDir private Path folder;

  @Test
  void hasEachTypeAsVersion18HasIt() throws IOException {
    OcsfFacts facts = OcsfFacts.of("1.8.0");
    for (Map.Entry<EventType, String> message :
        Samples.messages(Layout.of(Layout.Schema.OCSF)).entrySet()) {
      String json = Samples.payload(message.getValue());

      assertThat(facts.objections(MAPPER.readTree(json))).as(json).isEmpty();
    }
  }

  @Test
  void hasEachTypeAsVersion19WillHaveIt() throws IOException {
    OcsfFacts facts = OcsfFacts.of("1.9.0-dev");
    Path file = folder.resolve("telltale.yaml");
    Files.writeString(file, "target: { url: stdout, format: ocsf, ocsf: 1.9 }");
    Layout layout =
        ConfigLoader.load(AgentOptions.parse("config=" + file, Map.of()), Map.of())
            .targets()
            .get(0)
            .layout();
    Map<EventType, String> messages = Samples.messages(layout);
    for (String message : messages.values()) {
      String json = Samples.payload(message);

      assertThat(facts.objections(MAPPER.readTree(json))).as(json).isEmpty();
    }
    assertThat(messages.get(EventType.PASSWORD_CHANGE)).contains("\"type_uid\":300708");
  }

  /** What a class requires is there, even if nobody knew it. */
  @Test
  void isCompleteWithoutAnyValue() throws IOException {
    OcsfFacts facts = OcsfFacts.of("1.8.0");
    for (EventType type : Samples.types()) {
      SecurityEvent event = SecurityEvent.builder(type, Outcome.UNKNOWN, 0).build();
      List<byte[]> sent = new ArrayList<>();
      try {
        EventStream.unsealed(Layout.of(Layout.Schema.OCSF), Samples.IDENTITY, 7_168)
            .add(event, (message, of) -> sent.add(message));
      } catch (GeneralSecurityException e) {
        throw new AssertionError(e);
      }
      String json = Samples.payload(new String(sent.get(0), StandardCharsets.UTF_8));

      assertThat(facts.objections(MAPPER.readTree(json))).as(json).isEmpty();
    }
  }
}
