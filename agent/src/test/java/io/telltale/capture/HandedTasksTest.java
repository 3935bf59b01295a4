// SPDX-License-Identifier: Apache-2.0

package io.telltale.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.junit.jupiter.api.Test;

/** Which task takes a request up, and how often. */
class HandedTasksTest extends HandingOver {

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
          relay.hand(task, HandingOver::nothing);
          return relay.hand(task, HandingOver::nothing);
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
    relay.hand(shared, HandingOver::nothing);

    elsewhere(() -> relay.run(shared, signIn("one")));
    elsewhere(() -> relay.run(shared, signIn("two")));

    assertThat(places()).containsExactly("one _", "two _");
  }

  @Test
  void isTakenBackIfTheTaskIsRefused() throws Exception {
    Object task = new Object();
    gate.serve(request, request, () -> catchThrowable(() -> relay.hand(task, HandingOver::fail)));

    assertThat(Carrying.SCOPES.of(task)).isNull();
  }

  @Test
  void isHandedOverOnceByTheLayersOfAPool() throws Exception {
    Object task = new Object();
    gate.serve(
        request, request, () -> relay.hand(task, () -> relay.hand(task, HandingOver::nothing)));

    elsewhere(() -> relay.run(task, HandingOver::nothing));

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
    elsewhere(() -> relay.run(one, () -> relay.hand(two, HandingOver::nothing)));

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
}
