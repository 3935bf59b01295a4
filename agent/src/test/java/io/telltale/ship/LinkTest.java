// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.telltale.diagnostics.Diagnostics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkTest {

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final Diagnostics diagnostics =
      new Diagnostics(new PrintStream(said, true, StandardCharsets.UTF_8));
  private Collector collector;

  @TempDir private Path folder;

  @AfterEach
  void close() throws IOException {
    if (collector != null) {
      collector.close();
    }
  }

  private Link to(String url) {
    return new Link(Targets.of(url), diagnostics);
  }

  private List<String> said() {
    return said.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void tellsAnOutageOnceWhenItBeginsAndOnceWhenItEnds() throws IOException {
    collector = Collector.onAnyPort();
    int port = collector.port();
    Link link = to("tcp://127.0.0.1:" + port);
    assertThat(link.send(Targets.messages("a"))).isTrue();
    await().until(() -> collector.messages.size() == 1);
    assertThat(said()).isEmpty();

    collector.close();
    await().until(() -> !link.sendNow(Targets.messages("b")));
    for (int i = 0; i < 3; i++) {
      assertThat(link.sendNow(Targets.messages("b"))).isFalse();
    }
    assertThat(said()).hasSize(1);
    assertThat(said().get(0))
        .startsWith("telltale: target tcp://127.0.0.1:" + port + " cannot be reached (")
        .endsWith("events are kept, up to " + EventQueue.CAPACITY);

    collector = Collector.on(port);
    await().until(() -> link.send(Targets.messages("b", "c")));
    assertThat(link.send(Targets.messages("d"))).isTrue();

    await().until(() -> collector.messages.equals(List.of("b", "c", "d")));
    assertThat(said())
        .hasSize(2)
        .last()
        .asString()
        .isEqualTo("telltale: target tcp://127.0.0.1:" + port + " is reached again");

    collector.close();
    await().until(() -> !link.sendNow(Targets.messages("e")));
    assertThat(said()).as("the next outage is another one").hasSize(3);
    link.close();
  }

  @Test
  void connectsAtOnceWhenThePeerClosedAnIdleConnection() throws IOException {
    collector = Collector.onAnyPort();
    Link link = to("tcp://127.0.0.1:" + collector.port());
    assertThat(link.send(Targets.messages("a"))).isTrue();
    await().until(() -> collector.messages.size() == 1);
    List<Thread> watching =
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().equals("telltale-peer-watch"))
            .toList();

    collector.disconnect();
    await().until(() -> watching.stream().noneMatch(Thread::isAlive));

    assertThat(link.send(Targets.messages("b"))).isTrue();
    await().until(() -> collector.messages.equals(List.of("a", "b")));
    assertThat(said()).isEmpty();
    link.close();
  }

  @Test
  void pausesBetweenTries() throws IOException {
    int port = Collector.freePort();
    Link link = to("tcp://127.0.0.1:" + port);
    for (int i = 0; i < 10; i++) {
      assertThat(link.sendNow(Targets.messages("a"))).isFalse();
    }
    collector = Collector.on(port);

    assertThat(link.send(Targets.messages("a"))).as("after ten failures not at once").isFalse();
    assertThat(link.sendNow(Targets.messages("b"))).as("but where nobody can wait").isTrue();

    await().until(() -> collector.messages.equals(List.of("b")));
    link.close();
  }

  @Test
  void saysWhatIsWrongWithACertificateInOneLine() throws Exception {
    Keys server = Keys.make(folder, "server", "EC", "ip:127.0.0.1");
    collector = Collector.over(server.listen(null));
    Link link = to("tls://127.0.0.1:" + collector.port());

    assertThat(link.send(Targets.messages("secret"))).isFalse();

    assertThat(said()).hasSize(1);
    assertThat(said().get(0)).contains("unable to find valid certification path");
    await().until(() -> collector.failures.size() == 1);
    assertThat(collector.messages).isEmpty();
  }

  @Test
  void appendsLinesToAFile() throws IOException {
    Path file = folder.resolve("events.log");
    Files.writeString(file, "before\n");
    Link link = to("file:" + file);

    assertThat(link.send(Targets.messages("a", "Jürgen"))).isTrue();
    assertThat(link.send(Targets.messages("b"))).isTrue();

    assertThat(file).hasContent("before\na\nJürgen\nb\n");
    link.close();
  }

  @Test
  void saysThatAFileCannotBeWritten() {
    Link link = to("file:" + folder.resolve("absent/events.log"));

    assertThat(link.sendNow(Targets.messages("a"))).isFalse();
    assertThat(link.sendNow(Targets.messages("a"))).isFalse();

    assertThat(said()).hasSize(1);
    assertThat(said().get(0)).contains("events.log").contains("FileNotFoundException");
  }
}
