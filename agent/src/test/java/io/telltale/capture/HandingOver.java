// SPDX-License-Identifier: Apache-2.0

package io.telltale.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.event.SecurityEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;

/** The stage on which requests hand work over to other threads. */
abstract class HandingOver {

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

  final Stage stage = Stage.of("pointcuts:\n" + RequestTest.SCOPE + RequestTest.LOGIN + HANDING);
  final Gate gate = stage.gate();
  final Relay relay = stage.relay();
  final FakeRequest request = new FakeRequest();
  final ExecutorService other = Executors.newSingleThreadExecutor();

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

  final void elsewhere(Callable<?> work) throws Exception {
    other.submit(work).get(20, TimeUnit.SECONDS);
  }

  final Callable<?> signIn(String user) {
    return () -> gate.inner(user, () -> true);
  }

  static FakeRequest to(String path) {
    FakeRequest request = new FakeRequest();
    request.path = path;
    return request;
  }

  static Object nothing() {
    return null;
  }

  /** Where each sign-in is said to have happened; an underscore for nowhere. */
  final List<String> places() {
    List<String> places = new ArrayList<>();
    for (SecurityEvent event : stage.events) {
      places.add(event.user() + " " + (event.request() == null ? "_" : event.request().path()));
    }
    return places;
  }

  final void handOverIn(FakeRequest one, Object task) throws Exception {
    gate.serve(one, one, () -> relay.hand(task, HandingOver::nothing));
  }

  static Object fail() {
    throw new IllegalStateException("as tasks do");
  }
}
