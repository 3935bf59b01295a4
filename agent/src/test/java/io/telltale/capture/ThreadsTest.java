// SPDX-License-Identifier: Apache-2.0

package io.telltale.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Threads are used again, and are many. */
class ThreadsTest {

  private final Stage stage = Stage.of("pointcuts:\n" + RequestTest.SCOPE + RequestTest.LOGIN);
  private final Gate gate = stage.gate();
  private final ExecutorService pool = Executors.newFixedThreadPool(2);

  @AfterEach
  void stopThreads() throws InterruptedException {
    pool.shutdownNow();
    assertThat(pool.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
  }

  private static FakeRequest request(String path) {
    FakeRequest request = new FakeRequest();
    request.path = path;
    return request;
  }

  @Test
  void aPooledThreadForgetsTheRequestHoweverItEnded() throws Exception {
    FakeRequest first = request("/first");
    Future<?> served =
        pool.submit(
            () ->
                catchThrowable(
                    () ->
                        gate.serve(
                            first,
                            first,
                            () -> {
                              throw new IllegalStateException("as applications do");
                            })));
    served.get(10, TimeUnit.SECONDS);
    for (int i = 0; i < 2; i++) {
      pool.submit(() -> gate.inner("bob", () -> true)).get(10, TimeUnit.SECONDS);
    }

    assertThat(stage.events).hasSize(2).allMatch(event -> event.request() == null);
  }

  @Test
  void requestsAtTheSameTimeDoNotMix() throws Exception {
    CyclicBarrier together = new CyclicBarrier(2);
    List<Future<?>> ends = new ArrayList<>();
    for (String name : List.of("a", "b")) {
      Callable<?> login =
          () -> {
            together.await(10, TimeUnit.SECONDS);
            return true;
          };
      ends.add(
          pool.submit(
              () -> {
                FakeRequest own = request("/" + name);
                for (int i = 0; i < 100; i++) {
                  gate.serve(own, own, () -> gate.inner(name, login));
                }
                return null;
              }));
    }
    for (Future<?> end : ends) {
      end.get(30, TimeUnit.SECONDS);
    }

    assertThat(stage.events).hasSize(200);
    assertThat(stage.events)
        .allMatch(event -> event.request().path().equals("/" + event.user()))
        .filteredOn(event -> "a".equals(event.user()))
        .hasSize(100);
  }

  @Test
  void aStackThatOverflowsLeavesNothingBehind() throws Exception {
    FakeRequest own = request("/deep");
    Callable<Object> endless = new EndlessRecursion();
    for (int i = 0; i < 50; i++) {
      Throwable thrown =
          catchThrowable(() -> gate.serve(own, own, () -> gate.inner("bob", endless)));
      assertThat(thrown).isInstanceOf(StackOverflowError.class);
      Stage.assertNothingIsOpen();
    }

    assertThat(stage.events)
        .hasSize(50)
        .allMatch(event -> event.errorType().equals("java.lang.StackOverflowError"));
  }

  /** At every depth near the end of the stack, in and below our own code. */
  @Test
  void noCallAtTheEndOfTheStackMakesItsThreadBlind() throws Exception {
    Thread small =
        new Thread(
            null,
            () -> {
              FakeRequest own = request("/deep");
              for (int depth = 200; depth < 2_500; depth += 3) {
                int here = depth;
                catchThrowable(
                    () -> gate.serve(own, own, () -> gate.deep(here, new EndlessRecursion())));
                catchThrowable(() -> gate.serve(own, own, () -> gate.deep(here, () -> true)));
              }
              stage.events.clear();
              catchThrowable(() -> gate.inner("after", () -> true));
            },
            "small",
            256 * 1024);
    small.start();
    small.join();

    assertThat(stage.onlyEvent().user()).isEqualTo("after");
    assertThat(stage.onlyEvent().request()).isNull();
  }

  private static final class EndlessRecursion implements Callable<Object> {
    @Override
    public Object call() {
      return call();
    }
  }
}
