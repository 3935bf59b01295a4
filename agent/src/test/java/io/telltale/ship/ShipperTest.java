// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.telltale.seal.Finding;
import io.telltale.seal.Trust;
import io.telltale.verify.Verification;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(90)
class ShipperTest {

  private static final Pattern NUMBER = Pattern.compile("\"number\":\"(\\d+)\"");

  @TempDir private Path folder;

  private Path stderr;
  private Collector collector;
  private Process process;

  @BeforeEach
  void listen() throws IOException {
    collector = Collector.onAnyPort();
    stderr = folder.resolve("stderr");
  }

  @AfterEach
  void stop() throws IOException {
    collector.close();
    if (process != null) {
      process.destroyForcibly();
    }
  }

  private void start(String... what) throws IOException {
    process = ShippingProcess.start(stderr.toFile(), "tcp://127.0.0.1:" + collector.port(), what);
  }

  private void awaitEnd() throws InterruptedException {
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
  }

  private static List<Integer> numbers(List<String> messages) {
    return messages.stream()
        .map(NUMBER::matcher)
        .filter(Matcher::find)
        .map(matcher -> Integer.valueOf(matcher.group(1)))
        .toList();
  }

  /** What came, without what only the seal needs. */
  private List<String> events() {
    return collector.messages.stream()
        .filter(message -> !message.contains(" checkpoint [") && !message.contains(" heartbeat ["))
        .toList();
  }

  /** What is wrong with the seal of what came. */
  private List<Finding> findings() throws IOException {
    List<Finding> findings = new ArrayList<>();
    byte[] stored = String.join("\n", collector.messages).getBytes(StandardCharsets.UTF_8);
    try (Verification verification = new Verification(new Trust(), findings::add)) {
      verification.read("stored", new ByteArrayInputStream(stored));
      verification.finish(null, false);
    }
    return findings;
  }

  /** All but those that repeat the first of their kind. */
  private static List<Integer> told(int events) {
    return IntStream.range(0, events).filter(n -> n % 10 != 9 || n == 9).boxed().toList();
  }

  @Test
  void sendsAllThatIsThereWhenTheJvmEndsAndSaysGoodbyeLast() throws Exception {
    start("2000");
    awaitEnd();

    await().until(() -> events().size() == told(2_000).size() + 1);
    assertThat(numbers(collector.messages)).isEqualTo(told(2_000));
    String last = collector.messages.get(collector.messages.size() - 1);
    assertThat(last)
        .contains(" payroll ", " agent_stopped [timeQuality tzKnown=\"1\"] {")
        .contains("\"events\":" + told(2_000).size())
        .contains("\"repeats_held_back\":199", "\"dropped\":0", "\"failures\":0");
    assertThat(Files.readString(stderr)).isEmpty();
    assertThat(findings()).isEmpty();
  }

  @Test
  void redactsBeforeAnythingLeaves() throws Exception {
    start("1");
    awaitEnd();

    await().until(() -> events().size() == 2);
    assertThat(collector.messages.get(0))
        .contains("\"path\":\"/0\"")
        .containsPattern("\"session_hash\":\"[0-9a-f]{16}\"");
  }

  @Test
  void sendsWhileTheApplicationRuns() throws Exception {
    start("5", "wait");

    await().atMost(Duration.ofSeconds(30)).until(() -> numbers(collector.messages).equals(told(5)));

    process.destroy();
    awaitEnd();
    await().until(() -> events().size() == 6);
    assertThat(events().get(5)).contains(" agent_stopped [timeQuality tzKnown=\"1\"] {");
  }

  @Test
  void keepsWhatCannotBeSentAndSendsItInOrder() throws Exception {
    int port = collector.port();
    collector.close();
    start("600", "wait");
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> Files.readString(stderr).contains("cannot be reached"));

    collector = Collector.on(port);

    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> numbers(collector.messages).equals(told(600)));
    assertThat(Files.readString(stderr).lines()).hasSize(2).last().asString().contains("again");
    assertThat(findings()).extracting(Finding::kind).containsExactly(Finding.Kind.OPEN);
  }

  @Test
  void saysHowManyAreLostWhenTheJvmEndsWithTheTargetDown() throws Exception {
    collector.close();
    start("600");
    awaitEnd();

    String said = Files.readString(stderr);
    Matcher unsent = Pattern.compile("events unsent: (\\d+)").matcher(said);
    assertThat(unsent.find()).as(said).isTrue();
    assertThat(Integer.parseInt(unsent.group(1))).isBetween(500, 610);
  }

  @Test
  void reportsWhatTheQueueCouldNotHold() throws Exception {
    int port = collector.port();
    collector.close();
    start("20000", "wait");
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> Files.readString(stderr).contains("cannot be reached"));

    collector = Collector.on(port);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> collector.messages.stream().anyMatch(m -> m.contains(" events_dropped [")));
    process.destroy();
    awaitEnd();
    await().until(() -> collector.messages.stream().anyMatch(m -> m.contains(" agent_stopped [")));

    long lost =
        collector.messages.stream()
            .filter(message -> message.contains(" events_dropped ["))
            .map(Pattern.compile("\"data_export\":(\\d+)")::matcher)
            .filter(Matcher::find)
            .mapToLong(matcher -> Long.parseLong(matcher.group(1)))
            .sum();
    Matcher heldBack =
        Pattern.compile("\"repeats_held_back\":(\\d+)")
            .matcher(collector.messages.get(collector.messages.size() - 1));
    assertThat(heldBack.find()).isTrue();
    assertThat(findings()).extracting(Finding::kind).containsOnly(Finding.Kind.DROPPED);
    assertThat(numbers(collector.messages).size() + Long.parseLong(heldBack.group(1)) + lost)
        .isEqualTo(20_000);
  }
}
