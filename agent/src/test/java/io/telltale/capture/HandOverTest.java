// SPDX-License-Identifier: Apache-2.0

package io.telltale.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A request follows its work to other threads, and what they know of it. */
class HandOverTest extends HandingOver {

  @Test
  void goesWithATaskWhileItLasts() throws Exception {
    Object task = new Object();
    request.headers.put("User-Agent", List.of("curl/8"));

    gate.serve(
        request,
        request,
        () -> {
          relay.hand(task, HandingOver::nothing);
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
          relay.hand(task, HandingOver::nothing);
          int reads = request.reads;
          elsewhere(() -> relay.run(task, signIn("bob")));
          assertThat(request.reads).isEqualTo(reads);
          return null;
        });

    assertThat(places()).containsExactly("bob /app/login");
  }

  @Test
  void isNotReadForOthersIfNothingIsHandedOver() throws Exception {
    gate.serve(request, request, HandingOver::nothing);

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
          relay.hand(early, HandingOver::nothing);
          request.user = "alice";
          relay.hand(late, HandingOver::nothing);
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
          relay.hand(task, HandingOver::nothing);
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

    elsewhere(() -> catchThrowable(() -> relay.run(task, HandingOver::fail)));
    elsewhere(signIn("later"));

    assertThat(places()).containsExactly("later _");
  }
}
