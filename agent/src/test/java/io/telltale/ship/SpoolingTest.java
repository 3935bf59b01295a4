// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.telltale.seal.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** JVMs that end and targets that are down, with a spool. */
@Timeout(90)
class SpoolingTest {

  private static final Pattern NUMBER = Pattern.compile("\"number\":\"(\\d+)\"");

  private static final int EVENTS = 10_000;

  @TempDir private Path folder;

  private Path stderr;
  private Path spool;
  private int port;
  private RelpCollector collector;
  private Process process;

  @BeforeEach
  void prepare() throws IOException {
    stderr = folder.resolve("stderr");
    spool = folder.resolve("spool");
    port = Collector.freePort();
  }

  @AfterEach
  void stop() throws IOException {
    if (collector != null) {
      collector.close();
    }
    if (process != null) {
      process.destroyForcibly();
    }
  }

  private void start(String... what) throws IOException {
    String yaml =
        """
        shutdown_timeout: 30s
        target:
          url: relp://127.0.0.1:%d
          spool: { path: %s }
        """
            .formatted(port, spool);
    Path file = Files.writeString(folder.resolve("telltale.yaml"), yaml);
    process = ShippingProcess.start(stderr.toFile(), file.toString(), what);
  }

  private void collect() throws IOException {
    collector = new RelpCollector(port, RelpCollector::well);
  }

  private void awaitEnd() throws InterruptedException {
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
  }

  private static void awaitThat(Callable<Boolean> condition) {
    await().atMost(Duration.ofSeconds(60)).until(condition);
  }

  private long bytesOnDisk() throws IOException {
    if (!Files.exists(spool)) {
      return 0;
    }
    try (Stream<Path> all = Files.walk(spool)) {
      return all.filter(p -> p.toString().endsWith(".seg"))
          .mapToLong(p -> p.toFile().length())
          .sum();
    }
  }

  /** Until nothing more comes there. */
  private void awaitAllOnDisk() {
    long[] last = {-1};
    await()
        .pollInterval(Duration.ofMillis(700))
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> {
              long now = bytesOnDisk();
              boolean settled = now > 0 && now == last[0];
              last[0] = now;
              return settled;
            });
  }

  private static List<Integer> numbers(List<String> messages) {
    return messages.stream()
        .map(NUMBER::matcher)
        .filter(Matcher::find)
        .map(matcher -> Integer.valueOf(matcher.group(1)))
        .toList();
  }

  private static List<Integer> told(int events) {
    return IntStream.range(0, events).filter(n -> n % 10 != 9 || n < 20).boxed().toList();
  }

  @Test
  void sendsFromDiskInOrderWhatWaitedThere() throws Exception {
    start("" + EVENTS, "wait");
    awaitAllOnDisk();

    collect();

    awaitThat(() -> numbers(collector.messages()).size() == told(EVENTS).size());
    assertThat(numbers(collector.messages())).isEqualTo(told(EVENTS));
    awaitThat(() -> bytesOnDisk() == 0);
    process.destroy();
    awaitEnd();
    awaitThat(() -> collector.messages().stream().anyMatch(m -> m.contains(" agent_stopped [")));
    assertThat(collector.messages().get(collector.messages().size() - 1))
        .contains(" agent_stopped [", "\"dropped\":0");
    assertThat(Proof.findings(collector.messages()))
        .extracting(Finding::kind)
        .isSubsetOf(Finding.Kind.SILENT);
  }

  @Test
  void leavesToTheNextJvmWhatIsOnDiskWhenItIsKilled() throws Exception {
    start("" + EVENTS, "wait");
    awaitAllOnDisk();
    process.destroyForcibly();
    awaitEnd();

    collect();
    start("0", "wait");

    awaitThat(() -> numbers(collector.messages()).size() == told(EVENTS).size());
    assertThat(numbers(collector.messages())).isEqualTo(told(EVENTS));
    awaitThat(() -> bytesOnDisk() == 0);
    assertThat(Proof.findings(collector.messages()))
        .extracting(Finding::kind)
        .as("nothing out of order or twice, only no end")
        .isSubsetOf(
            Finding.Kind.OPEN, Finding.Kind.DIED, Finding.Kind.RESTARTED, Finding.Kind.SILENT);
  }

  @Test
  void leavesToTheNextJvmWhatItCouldNotSendWhenItEnds() throws Exception {
    start("3000");
    awaitEnd();
    assertThat(Files.readString(stderr))
        .containsPattern(
            "relp://127.0.0.1:" + port + " was down; events that wait on disk: \\d{4}");
    assertThat(Files.readString(stderr)).doesNotContain("unsent");

    collect();
    start("0", "wait");

    awaitThat(() -> numbers(collector.messages()).size() == told(3_000).size());
    awaitThat(() -> collector.messages().stream().anyMatch(m -> m.contains(" agent_stopped [")));
    assertThat(numbers(collector.messages())).isEqualTo(told(3_000));
    assertThat(Proof.findings(collector.messages()))
        .extracting(Finding::kind)
        .as("nothing out of order or twice, only no end")
        .isSubsetOf(
            Finding.Kind.OPEN, Finding.Kind.DIED, Finding.Kind.RESTARTED, Finding.Kind.SILENT);
  }

  @Test
  void writesNothingWhileAllIsWell() throws Exception {
    collect();
    start("" + EVENTS);
    awaitEnd();

    assertThat(numbers(collector.messages())).isEqualTo(told(EVENTS));
    assertThat(bytesOnDisk()).isZero();
    assertThat(Files.readString(stderr)).isEmpty();
  }

  @Test
  void goesOnInMemoryAndSaysSoWhereItCannotWrite() throws Exception {
    Files.writeString(spool, "a file where a folder should be");
    start("500", "wait");
    awaitThat(() -> Files.readString(stderr).contains("events wait in memory"));
    assertThat(Files.readString(stderr)).contains("the spool " + spool + " fails (");

    collect();

    awaitThat(() -> numbers(collector.messages()).equals(told(500)));
    Files.delete(spool);
    awaitThat(() -> Files.readString(stderr).contains("can be used again"));
  }
}
