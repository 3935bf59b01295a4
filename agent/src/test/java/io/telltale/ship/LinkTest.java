// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Ups and downs of real connections. */
@Timeout(90)
class LinkTest extends Sending {

  @Test
  void breaksOffWithWhoeverDoesNotAnswer() throws IOException {
    relp =
        new RelpCollector(
            0,
            frame ->
                frame.connection() == 1 && frame.command().equals("syslog")
                    ? null
                    : RelpCollector.well(frame));
    to(Targets.of("relp://127.0.0.1:" + relp.port()), SOON, NEVER);
    source.give("a");
    work(() -> assertThat(relp.messages()).containsExactly("a"));

    work(
        () -> {
          link.watch();
          assertThat(source.confirmed).containsExactly("a");
        });

    assertThat(relp.connections).hasSize(2);
  }

  @Test
  void tellsAnOutageOnceWhenItBeginsAndOnceWhenItEnds() throws IOException {
    int port = Collector.freePort();
    String target = "telltale: target tcp://127.0.0.1:" + port;
    to(Targets.of("tcp://127.0.0.1:" + port));
    for (int i = 0; i < 3; i++) {
      link.hurry();
      sender.step();
    }
    assertThat(said()).hasSize(1);
    assertThat(said().get(0))
        .startsWith(target + " cannot be reached (")
        .endsWith("); events are kept");

    collector = Collector.on(port);
    source.give("a");
    work(() -> assertThat(said()).hasSize(2));
    assertThat(said().get(1)).isEqualTo(target + " is reached again");
    assertThat(collector.messages).containsExactly("a");

    collector.close();
    work(() -> assertThat(said()).as("the next outage is another one").hasSize(3));
  }

  @Test
  void pausesBetweenTriesAndLongerEachTime() throws IOException {
    to(Targets.of("tcp://127.0.0.1:" + Collector.freePort()));
    long longest = 0;
    for (int i = 0; i < 12; i++) {
      link.hurry();
      sender.step();
      assertThat(link.isDown()).isTrue();
      longest = Math.max(longest, link.pauseLeft());
    }

    assertThat(longest).isBetween(TimeUnit.SECONDS.toNanos(14), TimeUnit.SECONDS.toNanos(31));
  }

  /** TLS 1.3 lets a client connect and send before it is refused. */
  @Test
  void pausesWhereItIsLetInAndThrownOut() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 50, Collector.LOOPBACK)) {
      to(Targets.of("tcp://127.0.0.1:" + server.getLocalPort()));
      source.give("a");
      for (int i = 0; i < 6; i++) {
        link.hurry();
        sender.step();
        try (Socket accepted = server.accept()) {
          accepted.setSoLinger(true, 0);
        }
        await().until(() -> !sender.step() && link.isDown());
      }
    }

    assertThat(link.pauseLeft()).isGreaterThan(TimeUnit.SECONDS.toNanos(1));
    assertThat(said()).hasSize(1);
  }

  @Test
  void goesToTheNextEndpointAndBackToTheFirst() throws IOException {
    int first = Collector.freePort();
    collector = Collector.onAnyPort();
    to(
        Targets.with(
            "url: 'relp://127.0.0.1:%d', failover: ['tcp://127.0.0.1:%d', 'tcp://127.0.0.1:1']"
                .formatted(first, collector.port())),
        NEVER,
        SOON);
    source.give("a", "b");
    work(() -> assertThat(collector.messages).containsExactly("a", "b"));
    work(() -> assertThat(said()).hasSize(1));
    assertThat(said().get(0))
        .contains("relp://127.0.0.1:" + first + " cannot be reached (")
        .endsWith("events go to tcp://127.0.0.1:" + collector.port());

    relp = new RelpCollector(first, RelpCollector::well);
    work(() -> assertThat(source.confirmed).as("by the orderly end").containsExactly("a", "b"));
    source.give("c");

    work(() -> assertThat(source.confirmed).containsExactly("a", "b", "c"));
    assertThat(relp.messages()).containsExactly("c");
    assertThat(collector.messages).containsExactly("a", "b");
    assertThat(said()).hasSize(2).last().asString().endsWith(first + " is reached again");
  }

  @Test
  void saysWhatIsWrongWithACertificateInOneLine() throws Exception {
    Keys server = Keys.make(folder, "server", "EC", "ip:127.0.0.1");
    collector = Collector.over(server.listen(null));
    to(Targets.of("tls://127.0.0.1:" + collector.port()));
    source.give("secret");

    assertThat(sender.step()).isFalse();

    assertThat(said()).hasSize(1);
    assertThat(said().get(0)).contains("unable to find valid certification path");
    await().until(() -> collector.failures.size() == 1);
    assertThat(collector.messages).isEmpty();
  }

  @Test
  void saysThatAFileCannotBeWritten() {
    to(Targets.of("file:" + folder.resolve("absent/events.log")));
    source.give("a");
    for (int i = 0; i < 3; i++) {
      link.hurry();
      assertThat(sender.step()).isFalse();
    }

    assertThat(said()).hasSize(1);
    assertThat(said().get(0)).contains("events.log").contains("FileNotFoundException");
  }
}
