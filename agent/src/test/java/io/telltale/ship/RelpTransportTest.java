// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.telltale.ship.RelpCollector.Answers;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class RelpTransportTest {

  private static final int WINDOW = 8;
  private static final long LONG = TimeUnit.SECONDS.toNanos(30);

  private RelpCollector collector;
  private RelpTransport transport;

  @AfterEach
  void close() throws IOException {
    transport.close();
    collector.close();
  }

  private void connect(Answers answers) throws IOException {
    collector = new RelpCollector(0, answers);
    transport =
        new RelpTransport(Targets.endpoint("relp://127.0.0.1:" + collector.port()), WINDOW, null);
    transport.open();
  }

  private void say(String bytes) throws IOException {
    collector.say(collector.connections.get(0), bytes);
  }

  @Test
  void opensASessionAndIsAnswered() throws IOException {
    connect(RelpCollector::well);
    transport.send(Targets.messages("<84>1 Jürgen", "b\nc"));

    await().until(() -> transport.confirmed() == 2);
    assertThat(collector.messages()).containsExactly("<84>1 Jürgen", "b\nc");
    RelpCollector.Frame open = collector.frames().get(0);
    assertThat(open.number()).isEqualTo(1);
    assertThat(open.command()).isEqualTo("open");
    assertThat(open.data().lines())
        .containsExactly("relp_version=0", "relp_software=telltale", "commands=syslog");
    assertThat(collector.failures).isEmpty();
  }

  @Test
  void hasNoMoreUnderWayThanTheWindowHolds() throws IOException {
    connect(frame -> frame.command().equals("syslog") ? null : RelpCollector.well(frame));
    assertThat(transport.room()).isEqualTo(WINDOW);

    transport.send(Targets.messages("2", "3", "4"));

    assertThat(transport.room()).isEqualTo(WINDOW - 3);
    await().until(() -> collector.messages().size() == 3);
    assertThat(transport.confirmed()).isZero();
    collector.answer(collector.connections.get(0), 2, RelpCollector.OK);
    await().until(() -> transport.confirmed() == 1);
    assertThat(transport.room()).isEqualTo(WINDOW - 2);
  }

  /** rsyslog's system keeps the second answer back until it hears of us again (RFC 896). */
  @Test
  void goesOnWithTheFirstAnswer() throws IOException {
    connect(frame -> frame.command().equals("syslog") ? null : RelpCollector.well(frame));
    transport.send(Targets.messages("2", "3", "4", "5", "6", "7", "8", "9"));
    assertThat(transport.room()).isZero();
    await().until(() -> collector.messages().size() == WINDOW);
    say("2 rsp 6 200 OK\n");

    transport.awaitRoom(TimeUnit.HOURS.toNanos(1));

    assertThat(transport.confirmed()).isEqualTo(1);
    assertThat(transport.room()).isEqualTo(1);
  }

  @Test
  void confirmsFromTheOldestOnInWhateverOrderTheAnswersCome() throws IOException {
    connect(frame -> frame.command().equals("syslog") ? null : RelpCollector.well(frame));
    transport.send(Targets.messages("2", "3", "4", "5"));
    say("3 rsp 6 200 OK\n4 rsp 6 200 OK\n");
    await().until(() -> transport.busyFor() > 0);
    assertThat(transport.confirmed()).isZero();

    say("2 rsp 6 200 OK\n");

    await().until(() -> transport.confirmed() == 3);
    say("5 rsp 6 200 OK\n");
    await().until(() -> transport.confirmed() == 1);
    assertThat(transport.busyFor()).isZero();
  }

  @Test
  void waitsAtTheEndUntilAllIsAnswered() throws IOException {
    connect(RelpCollector::well);
    transport.send(Targets.messages("a", "b"));

    assertThat(transport.finish(LONG)).isTrue();

    assertThat(collector.frames()).last().extracting("command").isEqualTo("close");
  }

  @Test
  void knowsAtTheEndWhatWasNotAnswered() throws IOException {
    connect(frame -> "b".equals(frame.data()) ? null : RelpCollector.well(frame));
    transport.send(Targets.messages("a", "b"));

    assertThat(transport.finish(TimeUnit.MILLISECONDS.toNanos(200))).isFalse();

    assertThat(transport.confirmed()).isEqualTo(1);
  }

  @Test
  void knowsWhichMessageWasRefused() throws IOException {
    connect(frame -> "c".equals(frame.data()) ? "500 no" : RelpCollector.well(frame));
    transport.send(Targets.messages("a", "b", "c"));

    await().until(() -> !transport.isOpen());

    assertThat(transport.confirmed()).isEqualTo(2);
    assertThat(transport.refused()).isZero();
    assertThatThrownBy(transport::confirmed).hasMessageContaining("refused");
  }

  @Test
  void heedsTheServersClose() throws IOException {
    connect(RelpCollector::well);
    transport.send(Targets.messages("a"));
    await().until(() -> transport.confirmed() == 1);

    say("0 serverclose 0\n");

    await().until(() -> !transport.isOpen());
    assertThatThrownBy(transport::confirmed).hasMessageContaining("closed the session");
  }

  @Test
  void noticesWhileIdleThatTheServerIsGone() throws IOException {
    connect(RelpCollector::well);

    collector.connections.get(0).close();

    await().until(() -> !transport.isOpen());
  }

  @Test
  void saysWhyItWasNotLetIn() {
    assertThatThrownBy(() -> connect(frame -> "500 no such offer"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("500 no such offer");
    assertThat(transport.isOpen()).isFalse();
  }

  @Test
  void demandsThatTheServerTakesEvents() {
    assertThatThrownBy(() -> connect(frame -> "200 OK\nrelp_version=0\ncommands=starttls"))
        .isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 400 Bad Request\r\n\r\n",
        "2 rsp 99999999 200 OK\n",
        "2 rsp 6 200 OK!\n",
        "2 rsp 6\n",
        "7 rsp 6 200 OK\n",
        "2 rsp 6 200 OK\n2 rsp 6 200 OK\n",
        "9999999999 rsp 6 200 OK\n",
        "2 quit 0\n",
        "\n",
      })
  void breaksOffWithWhoeverSpeaksNoRelp(String bytes) throws IOException {
    connect(frame -> frame.command().equals("syslog") ? null : RelpCollector.well(frame));
    transport.send(Targets.messages("a"));

    say(bytes);

    await().until(() -> !transport.isOpen());
  }

  @Test
  void getsThroughAWindowManyTimes() throws IOException {
    connect(RelpCollector::well);
    int confirmed = 0;
    int sent = 0;
    while (confirmed < 1_000) {
      int more = Math.min(transport.room(), 1_000 - sent);
      if (more > 0) {
        int from = sent;
        transport.send(
            Targets.messages(
                IntStream.range(from, from + more).mapToObj(n -> "" + n).toArray(String[]::new)));
        sent += more;
      } else {
        transport.awaitRoom(LONG);
      }
      confirmed += transport.confirmed();
    }

    assertThat(collector.messages())
        .isEqualTo(IntStream.range(0, 1_000).mapToObj(n -> "" + n).toList());
    assertThat(collector.failures).isEqualTo(List.of());
  }
}
