// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is sent again over ups and downs of real connections, and what is not. */
@Timeout(90)
class SenderTest extends Sending {

  @Test
  void sendsAgainOverTcpWhatMayNotHaveBeenRead() throws IOException {
    collector = Collector.onAnyPort();
    int port = collector.port();
    to(Targets.of("tcp://127.0.0.1:" + port));
    source.give("a", "b");
    work(() -> assertThat(collector.messages).containsExactly("a", "b"));

    collector.close();
    collector = Collector.on(port);
    source.give("c");

    work(() -> assertThat(collector.messages).containsExactly("a", "b", "c"));
    assertThat(source.confirmed).as("of nobody anything is known").isEmpty();
    assertThat(sender.held()).isEqualTo(3);
  }

  @Test
  void sendsAgainByRelpWhatHadNoAnswerAndNothingElse() throws IOException {
    relp =
        new RelpCollector(
            0,
            frame ->
                frame.data().equals("c") && frame.connection() == 1
                    ? null
                    : RelpCollector.well(frame));
    to(Targets.of("relp://127.0.0.1:" + relp.port()));
    source.give("a", "b", "c", "d");
    work(() -> assertThat(relp.messages()).containsExactly("a", "b", "c", "d"));
    work(() -> assertThat(source.confirmed).containsExactly("a", "b"));

    relp.connections.get(0).close();

    work(() -> assertThat(source.confirmed).containsExactly("a", "b", "c", "d"));
    assertThat(relp.messages()).containsExactly("a", "b", "c", "d", "c", "d");
  }

  @Test
  void losesNothingOverManyBreaks() throws IOException {
    relp = RelpCollector.onAnyPort();
    to(Targets.with("url: 'relp://127.0.0.1:" + relp.port() + "', window: 16"));
    source.give(numbers(0, 2_000));
    for (int i = 1; i <= 20; i++) {
      int enough = i * 80;
      work(() -> assertThat(relp.messages().size()).isGreaterThan(enough));
      relp.connections.get(relp.connections.size() - 1).close();
    }

    work(() -> assertThat(source.confirmed).hasSize(2_000));
    assertThat(relp.messages()).contains(numbers(0, 2_000));
    assertThat(relp.messages().size()).isLessThan(2_000 + 20 * 16 + 1);
    assertThat(source.confirmed).containsExactly(numbers(0, 2_000));
  }

  /** The beginning of a batch is answered while its end is still being written. */
  @Test
  void losesNothingIfABatchBreaksInItsMidst() throws IOException {
    relp =
        new RelpCollector(
            0,
            frame -> {
              if (frame.connection() == 1 && frame.number() == 5) {
                Closing.quietly(relp.connections.get(0));
              }
              return RelpCollector.well(frame);
            });
    to(Targets.of("relp://127.0.0.1:" + relp.port()));
    String large = "x".repeat(200_000);
    String[] messages = IntStream.range(0, 100).mapToObj(i -> i + large).toArray(String[]::new);
    source.give(messages);

    work(() -> assertThat(source.confirmed).containsExactly(messages));
  }

  @Test
  void givesUpWhatIsRefusedThreeTimesAndSaysSo() throws IOException {
    relp =
        new RelpCollector(
            0, frame -> frame.data().equals("b") ? "500 no" : RelpCollector.well(frame));
    to(Targets.of("relp://127.0.0.1:" + relp.port()));
    source.give("a", "b", "c");

    work(() -> assertThat(source.confirmed).containsExactly("a", "b", "c"));

    assertThat(relp.messages().stream().filter("b"::equals)).hasSize(3);
    assertThat(losses.report(0).fields())
        .containsEntry("dropped_login_failure", 1L)
        .containsEntry("place", "collector");
    assertThat(losses.inAll()).isEqualTo(1);
  }

  /** What is in doubt is bounded. */
  @Test
  void isSureOfWhatMuchHasFollowed() throws IOException {
    collector = Collector.onAnyPort();
    to(Targets.of("tcp://127.0.0.1:" + collector.port()));
    String large = "x".repeat(100_000);
    for (int i = 0; i < 300; i++) {
      source.give(i + large);
    }

    work(() -> assertThat(collector.messages).hasSize(300));

    assertThat(collector.connections).hasSize(1);
    assertThat(collector.messages)
        .isEqualTo(IntStream.range(0, 300).mapToObj(i -> i + large).toList());
    assertThat(source.confirmed.size()).isGreaterThan(100);
    assertThat(collector.failures).isEmpty();
  }

  @Test
  void appendsLinesToAFile() throws IOException {
    Path file = folder.resolve("events.log");
    Files.writeString(file, "before\n");
    to(Targets.of("file:" + file));
    source.give("a", "Jürgen");
    work(() -> assertThat(source.confirmed).hasSize(2));

    assertThat(file).hasContent("before\na\nJürgen\n");
  }

  @Test
  void holdsBackOverUdpWhileNobodyListens() throws IOException {
    int port = Collector.freePort();
    to(Targets.of("udp://127.0.0.1:" + port));
    source.give("a", "b", "c");
    work(() -> assertThat(said()).hasSize(1));
    assertThat(said().get(0)).contains("PortUnreachable");
    assertThat(sender.held()).isGreaterThanOrEqualTo(1);

    try (UdpReceiver receiver = new UdpReceiver(port)) {
      work(() -> assertThat(receiver.messages).contains("a", "b", "c"));
      work(() -> assertThat(source.confirmed).containsExactly("a", "b", "c"));
    }
  }
}
