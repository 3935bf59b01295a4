// SPDX-License-Identifier: Apache-2.0

package io.telltale.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Work that one call begins and another ends, and threads. */
class EnteredAndLeftTest extends HandingOver {

  @Test
  void isEnteredAndLeft() throws Exception {
    Object task = new Object();
    handOverIn(request, task);

    elsewhere(
        () -> {
          relay.before(task);
          gate.inner("in", () -> true);
          relay.after(task, HandingOver::nothing);
          return gate.inner("out", () -> true);
        });

    assertThat(places()).containsExactly("in /app/login", "out _");
  }

  @Test
  void isEnteredAndLeftByThoseThatOverride() throws Exception {
    Object task = new Object();
    Relay pool = stage.overridingRelay();
    handOverIn(request, task);

    elsewhere(
        () -> {
          pool.before(task);
          pool.after(task, signIn("still in"));
          return gate.inner("out", () -> true);
        });

    assertThat(places()).containsExactly("still in /app/login", "out _");
  }

  @Test
  void isLeftWhenTheNextTaskBegins() throws Exception {
    Object task = new Object();
    Object next = new Object();
    handOverIn(request, task);

    elsewhere(
        () -> {
          relay.before(task);
          relay.before(next);
          gate.inner("bob", () -> true);
          relay.after(next, HandingOver::nothing);
          return null;
        });

    assertThat(places()).containsExactly("bob _");
  }

  @Test
  void isLeftOnlyByItsOwnTask() throws Exception {
    Object task = new Object();
    handOverIn(request, task);

    elsewhere(
        () -> {
          relay.before(task);
          relay.after(new Object(), HandingOver::nothing);
          gate.inner("in", () -> true);
          relay.after(task, HandingOver::nothing);
          return null;
        });

    assertThat(places()).containsExactly("in /app/login");
  }

  @Test
  void isWhatAThreadIsStartedIn() throws Exception {
    Thread thread = new Thread(() -> catchThrowable(() -> gate.inner("bob", () -> true)));
    handOverIn(request, thread);

    thread.start();
    thread.join();

    assertThat(places()).containsExactly("bob /app/login");
  }

  @Test
  void manyRequestsAndTasksDoNotMix() throws Exception {
    ExecutorService servers = Executors.newFixedThreadPool(4);
    ExecutorService pool = Executors.newFixedThreadPool(4);
    int each = 500;
    AtomicInteger number = new AtomicInteger();
    List<java.util.concurrent.Future<?>> served = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      served.add(
          servers.submit(
              () -> {
                for (int j = 0; j < each; j++) {
                  String name = "n" + number.incrementAndGet();
                  FakeRequest own = to("/" + name);
                  Object task = new Object();
                  gate.serve(
                      own,
                      own,
                      () -> {
                        relay.hand(
                            task,
                            () ->
                                pool.submit(
                                    () -> {
                                      relay.before(task);
                                      try {
                                        return gate.inner(name, () -> true);
                                      } finally {
                                        relay.after(task, HandingOver::nothing);
                                      }
                                    }));
                        return null;
                      });
                  own.path = "/recycled";
                }
                return null;
              }));
    }
    for (java.util.concurrent.Future<?> end : served) {
      end.get(60, TimeUnit.SECONDS);
    }
    servers.shutdown();
    pool.shutdown();
    assertThat(pool.awaitTermination(60, TimeUnit.SECONDS)).isTrue();

    assertThat(stage.events)
        .hasSize(4 * each)
        .allMatch(event -> event.request().path().equals("/" + event.user()));
  }
}
