// SPDX-License-Identifier: Apache-2.0

package io.telltale.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.telltale.event.SecurityEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A request follows its work to other threads, and no other work. */
class HandOverTest {

  private static final String HANDING =
      """
        - { id: hand, execution: "* RELAY+.hand(..)", hands_over: "args[0]", ignore: 'args[0] == "mine"' }
        - { id: make, execution: "* RELAY+.make(..)", hands_over: return }
        - { id: run, execution: "* RELAY+.run(..)", continues: "args[0]" }
        - { id: rerun, execution: "* RELAY+.rerun(..)", continues: "args[0]", keeps: true }
        - { id: nobodys, execution: "* RELAY+.nobodys(..)", continues: "null" }
        - { id: before, execution: "* RELAY+.before(..)", enters: "args[0]" }
        - { id: after, execution: "* RELAY+.after(..)", leaves: "args[0]" }
      """;

  private final Stage stage =
      Stage.of("pointcuts:\n" + RequestTest.SCOPE + RequestTest.LOGIN + HANDING);
  private final Gate gate = stage.gate();
  private final Relay relay = stage.relay();
  private final FakeRequest request = new FakeRequest();
  private final ExecutorService other = Executors.newSingleThreadExecutor();

  @AfterEach
  void nothingIsOpen() throws Exception {
    elsewhere(
        () -> {
          Stage.assertNothingIsOpen();
          return null;
        });
    Stage.assertNothingIsOpen();
    other.shutdownNow();
    assertThat(other.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
  }

  private void elsewhere(Callable<?> work) throws Exception {
    other.submit(work).get(20, TimeUnit.SECONDS);
  }

  private Callable<?> signIn(String user) {
    return () -> gate.inner(user, () -> true);
  }

  private static FakeRequest to(String path) {
    FakeRequest request = new FakeRequest();
    request.path = path;
    return request;
  }

  private static Object nothing() {
    return null;
  }

  /** Where each sign-in is said to have happened; an underscore for nowhere. */
  private List<String> places() {
    List<String> places = new ArrayList<>();
    for (SecurityEvent event : stage.events) {
      places.add(event.user() + " " + (event.request() == null ? "_" : event.request().path()));
    }
    return places;
  }

  private void handOverIn(FakeRequest one, Object task) throws Exception {
    gate.serve(one, one, () -> relay.hand(task, HandOverTest::nothing));
  }

  @Test
  void goesWithATaskWhileItLasts() throws Exception {
    Object task = new Object();
    request.headers.put("User-Agent", List.of("curl/8"));

    gate.serve(
        request,
        request,
        () -> {
          relay.hand(task, HandOverTest::nothing);
          elsewhere(() -> relay.run(task, signIn("bob")));
          return null;
        });

    assertThat(places()).containsExactly("bob /app/login");
    assertThat(stage.onlyEvent().request().source()).isEqualTo("192.0.2.7");
    assertThat(stage.onlyEvent().request().userAgent()).isEqualTo("curl/8");
  }

  @Test
  void isStillKnownWhenItsObjectIsAnothers() throws Exception {
    Object task = new Object();
    request.user = "alice";
    handOverIn(request, task);
    request.path = "/of-another";
    request.user = "another";

    elsewhere(() -> relay.run(task, () -> gate.outer("x", () -> true)));

    assertThat(stage.onlyEvent().user()).isEqualTo("alice");
    assertThat(stage.onlyEvent().request().path()).isEqualTo("/app/login");
  }

  /** Containers' requests are not for several threads. */
  @Test
  void isNotReadByOtherThreads() throws Exception {
    Object task = new Object();

    gate.serve(
        request,
        request,
        () -> {
          relay.hand(task, HandOverTest::nothing);
          int reads = request.reads;
          elsewhere(() -> relay.run(task, signIn("bob")));
          assertThat(request.reads).isEqualTo(reads);
          return null;
        });

    assertThat(places()).containsExactly("bob /app/login");
  }

  @Test
  void isNotReadForOthersIfNothingIsHandedOver() throws Exception {
    gate.serve(request, request, HandOverTest::nothing);

    assertThat(request.reads).isZero();
  }

  /** A look at the session would count as a visit, and put off its end. */
  @Test
  void handingOverDoesNotLookAtTheSession() throws Exception {
    request.session = new FakeRequest.Session();
    FakeRequest watched =
        new FakeRequest() {
          @Override
          public Session getSession(boolean create) {
            throw new IllegalStateException("looked at");
          }
        };

    handOverIn(watched, new Object());

    assertThat(stage.said()).isEmpty();
  }

  @Test
  void knowsWhoSignedInBeforeTheLastHandOver() throws Exception {
    Object early = new Object();
    Object late = new Object();

    gate.serve(
        request,
        request,
        () -> {
          relay.hand(early, HandOverTest::nothing);
          request.user = "alice";
          relay.hand(late, HandOverTest::nothing);
          elsewhere(() -> relay.run(early, () -> gate.outer("x", () -> true)));
          return null;
        });

    assertThat(stage.onlyEvent().user()).isEqualTo("alice");
  }

  @Test
  void knowsWhoHadSignedInAtItsEnd() throws Exception {
    Object task = new Object();
    gate.serve(
        request,
        request,
        () -> {
          relay.hand(task, HandOverTest::nothing);
          request.user = "alice";
          return null;
        });

    elsewhere(() -> relay.run(task, () -> gate.outer("x", () -> true)));

    assertThat(stage.onlyEvent().user()).isEqualTo("alice");
  }

  @Test
  void doesNotStickToTheThread() throws Exception {
    Object task = new Object();
    handOverIn(request, task);

    elsewhere(() -> catchThrowable(() -> relay.run(task, HandOverTest::fail)));
    elsewhere(signIn("later"));

    assertThat(places()).containsExactly("later _");
  }

  private static Object fail() {
    throw new IllegalStateException("as tasks do");
  }

  @Test
  void isTakenUpOnce() throws Exception {
    Object task = new Object();
    handOverIn(request, task);

    elsewhere(() -> relay.run(task, signIn("first")));
    elsewhere(() -> relay.run(task, signIn("again")));

    assertThat(places()).containsExactly("first /app/login", "again _");
  }

  @Test
  void goesAsOftenAsItWasHandedOver() throws Exception {
    Object task = new Object();
    gate.serve(
        request,
        request,
        () -> {
          relay.hand(task, HandOverTest::nothing);
          return relay.hand(task, HandOverTest::nothing);
        });

    elsewhere(() -> relay.run(task, signIn("one")));
    elsewhere(() -> relay.run(task, signIn("two")));
    elsewhere(() -> relay.run(task, signIn("three")));

    assertThat(places()).containsExactly("one /app/login", "two /app/login", "three _");
  }

  @Test
  void staysWithWhatMayRunAgain() throws Exception {
    Object task = new Object();
    handOverIn(request, task);

    elsewhere(() -> relay.rerun(task, signIn("one")));
    elsewhere(() -> relay.rerun(task, signIn("two")));

    assertThat(places()).containsExactly("one /app/login", "two /app/login");
  }

  @Test
  void isNobodysIfTwoHandOverTheSameTask() throws Exception {
    Object shared = new Object();
    handOverIn(to("/a"), shared);
    handOverIn(to("/b"), shared);

    elsewhere(() -> relay.run(shared, signIn("one")));
    elsewhere(() -> relay.run(shared, signIn("two")));
    handOverIn(to("/c"), shared);
    elsewhere(() -> relay.run(shared, signIn("three")));

    assertThat(places()).containsExactly("one _", "two _", "three /c");
  }

  @Test
  void isNobodysIfItIsHandedOverOutsideOfAnyMeanwhile() throws Exception {
    Object shared = new Object();
    handOverIn(to("/a"), shared);
    relay.hand(shared, HandOverTest::nothing);

    elsewhere(() -> relay.run(shared, signIn("one")));
    elsewhere(() -> relay.run(shared, signIn("two")));

    assertThat(places()).containsExactly("one _", "two _");
  }

  @Test
  void isTakenBackIfTheTaskIsRefused() throws Exception {
    Object task = new Object();
    gate.serve(request, request, () -> catchThrowable(() -> relay.hand(task, HandOverTest::fail)));

    assertThat(Carrying.SCOPES.of(task)).isNull();
  }

  @Test
  void isHandedOverOnceByTheLayersOfAPool() throws Exception {
    Object task = new Object();
    gate.serve(
        request, request, () -> relay.hand(task, () -> relay.hand(task, HandOverTest::nothing)));

    elsewhere(() -> relay.run(task, HandOverTest::nothing));

    assertThat(Carrying.SCOPES.of(task)).isNull();
  }

  @Test
  void goesWithWhatIsReturned() throws Exception {
    Object task = new Object();
    gate.serve(request, request, () -> relay.make(task));

    elsewhere(() -> relay.run(task, signIn("bob")));

    assertThat(places()).containsExactly("bob /app/login");
  }

  @Test
  void doesNotGoWithWhatIsIgnored() throws Exception {
    handOverIn(request, "mine");

    elsewhere(() -> relay.run("mine", signIn("bob")));

    assertThat(places()).containsExactly("bob _");
  }

  @Test
  void goesOnFromThreadToThread() throws Exception {
    Object one = new Object();
    Object two = new Object();
    handOverIn(request, one);
    elsewhere(() -> relay.run(one, () -> relay.hand(two, HandOverTest::nothing)));

    relay.run(two, signIn("bob"));

    assertThat(places()).containsExactly("bob /app/login");
  }

  @Test
  void givesWayToTheWorkOfAnother() throws Exception {
    Object task = new Object();
    handOverIn(to("/a"), task);
    FakeRequest b = to("/b");

    gate.serve(
        b,
        b,
        () -> {
          relay.run(task, signIn("inside"));
          return gate.inner("after", () -> true);
        });

    assertThat(places()).containsExactly("inside /a", "after /b");
  }

  /** Two sign-ins of different requests on one stack are not one. */
  @Test
  void callsOfAnotherRequestDoNotEnclose() throws Exception {
    Object task = new Object();
    handOverIn(to("/a"), task);
    FakeRequest b = to("/b");

    gate.serve(b, b, () -> gate.inner("outer", () -> relay.run(task, signIn("inner"))));

    assertThat(places()).containsExactly("inner /a", "outer /b");
  }

  /** A connection is kept, and the next request on it is not part of the last one's work. */
  @Test
  void aNewRequestInItsWorkIsOneOfItsOwn() throws Exception {
    Object task = new Object();
    handOverIn(to("/a"), task);
    FakeRequest b = to("/b");

    elsewhere(() -> relay.run(task, () -> gate.serve(b, b, signIn("bob"))));

    assertThat(places()).containsExactly("bob /b");
  }

  @Test
  void isNobodysWhereAConnectionIsServed() throws Exception {
    gate.serve(
        request,
        request,
        () -> {
          relay.nobodys(signIn("one"));
          return gate.inner("two", () -> true);
        });

    assertThat(places()).containsExactly("one _", "two /app/login");
  }

  @Test
  void isEnteredAndLeft() throws Exception {
    Object task = new Object();
    handOverIn(request, task);

    elsewhere(
        () -> {
          relay.before(task);
          gate.inner("in", () -> true);
          relay.after(task, HandOverTest::nothing);
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
          relay.after(next, HandOverTest::nothing);
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
          relay.after(new Object(), HandOverTest::nothing);
          gate.inner("in", () -> true);
          relay.after(task, HandOverTest::nothing);
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
                                        relay.after(task, HandOverTest::nothing);
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
