// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.telltale.seal.Finding;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
    startTo("tcp://127.0.0.1:" + collector.port(), what);
  }

  private void startTo(String target, String... what) throws IOException {
    process = ShippingProcess.start(stderr.toFile(), target, what);
  }

  private String file(String yaml) throws IOException {
    return Files.writeString(folder.resolve("telltale.yaml"), yaml).toString();
  }

  private static List<String> ofType(String type, List<String> messages) {
    return messages.stream().filter(message -> message.contains(" " + type + " [")).toList();
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

  /** What the seal of what came says. */
  private List<Finding> findings() throws IOException {
    return Proof.findings(collector.messages);
  }

  /** All but those that repeat the first of their kind. */
  private static List<Integer> told(int events) {
    return IntStream.range(0, events).filter(n -> n % 10 != 9 || n < 20).boxed().toList();
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
        .contains("\"events_data_export\":" + told(2_000).size())
        .contains("\"repeats_held_back\":198", "\"dropped\":0", "\"failures\":0");
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

  /** Two clients are two, although what leaves of their addresses is the same. */
  @Test
  void knowsRepetitionsByWhatIsTrue() throws Exception {
    String yaml = "privacy: { addresses: truncated }\ntarget: tcp://127.0.0.1:" + collector.port();
    startTo(file(yaml), "30");
    awaitEnd();

    await().until(() -> !ofType("agent_stopped", collector.messages).isEmpty());
    assertThat(numbers(collector.messages)).isEqualTo(told(30));
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
    await().until(() -> Files.readString(stderr).contains("is reached again"));
    assertThat(Files.readString(stderr).lines()).hasSize(2);
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
  void declaresExactlyWhatThereWasNoRoomFor() throws Exception {
    int port = collector.port();
    collector.close();
    startTo(
        file("shutdown_timeout: 60s\ntarget: tcp://127.0.0.1:" + collector.port()),
        "20000",
        "wait");
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
            .map(Pattern.compile("\"dropped_data_export\":(\\d+)")::matcher)
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

  @Test
  void givesEachTargetWhatItAskedForAndWhatTheAgentSaysOfItself() throws Exception {
    try (Collector other = Collector.onAnyPort()) {
      startTo(
          file(
              """
              targets:
                - tcp://127.0.0.1:%d
                - { url: 'tcp://127.0.0.1:%d', types: [login], severity: warning }
              """
                  .formatted(collector.port(), other.port())),
          "20");
      awaitEnd();

      await().until(() -> events().size() == told(20).size() + 1);
      await().until(() -> other.messages.size() == 1);
      assertThat(other.messages.get(0)).contains(" agent_stopped [", "\"events\":0");
    }
  }

  @Test
  void isProvenByWhatTwoCollectorsHaveAfterAFailover() throws Exception {
    try (Collector other = Collector.onAnyPort()) {
      String yaml = "heartbeat: 1s\ntarget: { url: 'tcp://127.0.0.1:%d', failover: ['%s'] }";
      String second = "tcp://127.0.0.1:" + other.port();
      startTo(file(yaml.formatted(collector.port(), second)), "700", "wait");
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> numbers(collector.messages).equals(told(700)));
      collector.close();
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> !ofType("heartbeat", other.messages).isEmpty());
      process.destroy();
      awaitEnd();
      await().until(() -> ofType("agent_stopped", other.messages).size() == 1);

      assertThat(Proof.findings(collector.messages, other.messages))
          .extracting(Finding::kind)
          .containsOnly(Finding.Kind.DUPLICATE);
    }
  }

  @Test
  void aTargetThatHangsHoldsUpNoOther() throws Exception {
    try (ServerSocket hanging = new ServerSocket()) {
      hanging.setReceiveBufferSize(4_096);
      hanging.bind(new InetSocketAddress(Collector.LOOPBACK, 0), 1);
      String stuck = "tcp://127.0.0.1:" + hanging.getLocalPort();
      String yaml = "shutdown_timeout: 500ms\ntargets: ['%s', 'tcp://127.0.0.1:%d']";
      startTo(file(yaml.formatted(stuck, collector.port())), "12000", "wait");

      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> numbers(collector.messages).equals(told(12_000)));
      process.destroy();
      awaitEnd();
      await().until(() -> ofType("agent_stopped", collector.messages).size() == 1);
      assertThat(Files.readString(stderr))
          .containsPattern("stopped while " + stuck + " was down; events unsent: \\d{4,}");
    }
  }

  @Test
  void sendsHeartbeatsWithTotals() throws Exception {
    startTo(file("heartbeat: 1s\ntarget: tcp://127.0.0.1:" + collector.port()), "5", "wait");

    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> ofType("heartbeat", collector.messages).size() == 2);
    assertThat(ofType("heartbeat", collector.messages).get(1))
        .contains("\"events\":6", "\"events_data_export\":5", "\"events_heartbeat\":1")
        .contains("\"dropped\":0", "\"queue\":0", "\"waiting\":0", "\"config_hash\":\"abc\"")
        .containsPattern("\"uptime_ms\":\\d+");
  }
}
