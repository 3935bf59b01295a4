// SPDX-License-Identifier: Apache-2.0

package io.telltale.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A request that is not over when its call returns. */
class SuspendedTest {

  private static final String RULES =
      """
        - id: request
          scope: request
          execution: "* GATE.serve(..)"
          resumes: args[0].asynchronous
          context:
            request: args[0]
            request.path: args[0].requestURI
            request.address: args[0].remoteAddr
            request.status: args[1].status
            user: args[0].userPrincipal.name
        - { id: suspend, execution: "* RELAY.suspend(..)", suspends: return }
        - { id: complete, execution: "* RELAY.complete(..)", completes: "args[0]" }
        - { id: run, execution: "* RELAY.run(..)", continues: "args[0]" }
        - id: forbidden
          end: request
          event: access_denied
          ignore: request.status != 403
      """;

  private final Stage stage = Stage.of("pointcuts:\n" + RULES + RequestTest.LOGIN);
  private final Gate gate = stage.gate();
  private final Relay relay = stage.relay();
  private final Asynchronous request = new Asynchronous();
  private final Object context = new Object();
  private final ExecutorService other = Executors.newFixedThreadPool(2);

  /** One that says whether it is handled asynchronously. */
  @SuppressWarnings("unused")
  public static final class Asynchronous extends FakeRequest {
    volatile boolean asynchronous;

    public boolean isAsynchronous() {
      return asynchronous;
    }
  }

  @AfterEach
  void nothingIsOpen() throws Exception {
    Stage.assertNothingIsOpen();
    other.shutdownNow();
    assertThat(other.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
  }

  private void elsewhere(Callable<?> work) throws Exception {
    other.submit(work).get(20, TimeUnit.SECONDS);
  }

  private static Object nothing() {
    return null;
  }

  private void serve(Callable<?> body) throws Exception {
    gate.serve(request, request, body);
  }

  private Object suspend() throws Exception {
    request.asynchronous = true;
    return relay.suspend(context);
  }

  @Test
  void endsWhenItIsCompletedElsewhere() throws Exception {
    serve(this::suspend);
    assertThat(stage.events).isEmpty();
    request.status = 403;
    request.user = "alice";

    elsewhere(
        () -> {
          relay.complete(context);
          return null;
        });

    assertThat(stage.onlyEvent().type()).hasToString("access_denied");
    assertThat(stage.onlyEvent().request().status()).isEqualTo(403);
    assertThat(stage.onlyEvent().request().path()).isEqualTo("/app/login");
    assertThat(stage.onlyEvent().user()).isEqualTo("alice");
  }

  @Test
  void thatWaitsForItsContainerAloneReadsNothing() throws Exception {
    String always = "  - { id: last, execution: \"* GATE.serve(..)\", suspends: \"args[0]\" }\n";
    Stage waiting = Stage.of("pointcuts:\n" + RULES + always);
    waiting.gate().serve(request, request, SuspendedTest::nothing);
    assertThat(request.reads).isZero();
    assertThat(waiting.events).isEmpty();
    request.status = 403;

    waiting.relay().complete(request);

    assertThat(waiting.onlyEvent().request().path()).isEqualTo("/app/login");
  }

  @Test
  void endsOnce() throws Exception {
    serve(this::suspend);
    request.status = 403;

    relay.complete(context);
    relay.complete(context);
    relay.complete(request);

    assertThat(stage.events).hasSize(1);
  }

  @Test
  void endsWithItsCallIfItIsCompletedBefore() throws Exception {
    serve(
        () -> {
          suspend();
          relay.complete(context);
          assertThat(stage.events).isEmpty();
          request.status = 403;
          return null;
        });

    assertThat(stage.events).hasSize(1);
  }

  @Test
  void endsWithADispatch() throws Exception {
    serve(this::suspend);

    elsewhere(
        () ->
            gate.serve(
                request,
                request,
                () -> {
                  gate.inner("bob", () -> true);
                  request.status = 403;
                  return null;
                }));

    assertThat(stage.events)
        .extracting(event -> event.type().name())
        .containsExactly("login_success", "access_denied");
    assertThat(stage.events).allMatch(event -> event.request().path().equals("/app/login"));
  }

  @Test
  void canBeSuspendedAgain() throws Exception {
    serve(this::suspend);
    elsewhere(() -> gate.serve(request, request, this::suspend));
    assertThat(stage.events).isEmpty();
    request.status = 403;

    elsewhere(() -> gate.serve(request, request, SuspendedTest::nothing));

    assertThat(stage.events).hasSize(1);
  }

  @Test
  void isKnownToThoseWhoWorkForIt() throws Exception {
    serve(this::suspend);

    elsewhere(() -> relay.run(context, () -> gate.inner("bob", () -> true)));

    assertThat(stage.onlyEvent().request().path()).isEqualTo("/app/login");
  }

  /** One that was never completed, as when the connection broke. */
  @Test
  void isNotTheNextOneWithTheSameObject() throws Exception {
    serve(
        () -> {
          gate.inner("alice", () -> false);
          return suspend();
        });
    request.asynchronous = false;
    request.path = "/next";
    request.status = 403;

    serve(() -> gate.inner("bob", () -> true));

    assertThat(stage.events)
        .extracting(event -> event.type().name() + " " + event.request().path())
        .containsExactly("login_failure /app/login", "login_success /next", "access_denied /next");
  }

  @Test
  void doesNotKeepItsObjectsAlive() throws Exception {
    WeakReference<Object> forgotten = forgottenRequest();

    Awaitility.await()
        .untilAsserted(
            () -> {
              System.gc();
              assertThat(forgotten.get()).isNull();
            });
  }

  private WeakReference<Object> forgottenRequest() throws Exception {
    Asynchronous own = new Asynchronous();
    Object ownContext = new Object();
    gate.serve(own, own, () -> relay.suspend(ownContext));
    return new WeakReference<>(own);
  }

  @Test
  void endsOnceThoughItIsCompletedInTheSameMoment() throws Exception {
    int times = 3_000;
    CyclicBarrier together = new CyclicBarrier(2);
    List<Asynchronous> requests = new ArrayList<>();
    List<Object> contexts = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      Asynchronous one = new Asynchronous();
      one.status = 403;
      requests.add(one);
      contexts.add(new Object());
    }
    Future<?> serving =
        other.submit(
            () -> {
              for (int i = 0; i < times; i++) {
                Object its = contexts.get(i);
                gate.serve(
                    requests.get(i),
                    requests.get(i),
                    () -> {
                      relay.suspend(its);
                      return together.await(20, TimeUnit.SECONDS);
                    });
              }
              return null;
            });
    Future<?> completing =
        other.submit(
            () -> {
              for (int i = 0; i < times; i++) {
                together.await(20, TimeUnit.SECONDS);
                relay.complete(contexts.get(i));
              }
              return null;
            });
    serving.get(60, TimeUnit.SECONDS);
    completing.get(60, TimeUnit.SECONDS);

    assertThat(stage.events).hasSize(times);
    assertThat(stage.events)
        .allMatch(
            event ->
                event.request().status() == 403 && event.request().path().equals("/app/login"));
  }
}
