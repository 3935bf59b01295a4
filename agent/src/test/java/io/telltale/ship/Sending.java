// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import static org.awaitility.Awaitility.await;

import io.telltale.config.Target;
import io.telltale.diagnostics.Diagnostics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** A sender and its link, one step after the other, with what they reach and what they say. */
abstract class Sending {

  static final long NEVER = Long.MAX_VALUE;
  static final long SOON = TimeUnit.MILLISECONDS.toNanos(300);

  final ByteArrayOutputStream said = new ByteArrayOutputStream();
  final Diagnostics diagnostics =
      new Diagnostics(new PrintStream(said, true, StandardCharsets.UTF_8));
  final Losses losses = new Losses();
  final Given source = new Given();

  Collector collector;
  RelpCollector relp;
  Link link;
  Sender sender;

  @TempDir Path folder;

  @AfterEach
  void close() throws IOException {
    if (link != null) {
      link.close();
    }
    if (collector != null) {
      collector.close();
    }
    if (relp != null) {
      relp.close();
    }
  }

  void to(Target target) {
    to(target, NEVER, NEVER);
  }

  void to(Target target, long stuckNanos, long betweenProbes) {
    link = new Link(target, diagnostics, stuckNanos, betweenProbes);
    sender = new Sender(link, source, losses);
  }

  List<String> said() {
    return said.toString(StandardCharsets.UTF_8).lines().toList();
  }

  /** Steps until something is so. */
  void work(org.awaitility.core.ThrowingRunnable until) {
    await()
        .pollDelay(1, TimeUnit.MILLISECONDS)
        .pollInterval(5, TimeUnit.MILLISECONDS)
        .atMost(40, TimeUnit.SECONDS)
        .untilAsserted(
            () -> {
              link.hurry();
              sender.step();
              until.run();
            });
  }

  static String[] numbers(int from, int to) {
    return IntStream.range(from, to).mapToObj(n -> "m" + n).toArray(String[]::new);
  }

  /** Messages that are there, and which of them were confirmed. */
  static final class Given implements Source {
    final Deque<Message> left = new ArrayDeque<>();
    final List<String> confirmed = new java.util.ArrayList<>();

    void give(String... texts) {
      left.addAll(Targets.messages(texts));
    }

    @Override
    public void take(List<Message> to, int most) {
      for (int i = 0; i < most && !left.isEmpty(); i++) {
        to.add(left.removeFirst());
      }
    }

    @Override
    public void confirmed(Message message) {
      confirmed.add(new String(message.bytes, StandardCharsets.UTF_8));
    }

    @Override
    public boolean isEnded() {
      return false;
    }
  }
}
