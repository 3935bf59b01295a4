// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alerts on their way out. */
class AlertTest {

  private static final String DETECTION =
      "detections: [{ id: many, name: Many exports, events: data_export, when: count >= 5 }]\n";

  @TempDir private Path folder;

  /** It is redacted once, as an event is, so that one hash stands for the session in both. */
  @Test
  void anAlertHasTheSessionOfWhatBroughtItAbout() throws Exception {
    try (Collector collector = Collector.onAnyPort()) {
      Path file = folder.resolve("telltale.yaml");
      Files.writeString(file, DETECTION + "target: tcp://127.0.0.1:" + collector.port());
      Process process =
          ShippingProcess.start(folder.resolve("stderr").toFile(), file.toString(), "8");
      assertThat(process.waitFor()).isZero();
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> String.join("", collector.messages).contains(" agent_stopped ["));

      List<String> messages = List.copyOf(collector.messages);
      assertThat(messages).filteredOn(message -> message.contains(" alert [")).hasSize(1);
      assertThat(
              Pattern.compile("session_hash\":\"\\w+")
                  .matcher(String.join("", messages))
                  .results()
                  .map(MatchResult::group)
                  .distinct())
          .hasSize(1);
    }
  }
}
