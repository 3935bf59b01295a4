// SPDX-License-Identifier: Apache-2.0

package com.acme.oddities;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Work of a request that another thread does, while the request lasts and when it is over and its
 * object is somebody else's. Prints {@code sign-in NAME PATH}, or {@code none} for a path.
 */
final class HandedOver implements Scenario {

  private static final int ROUNDS = 20;

  @Override
  public void run() throws Exception {
    Threads.start();
    Visit.serve(new Visit("/first", "first"), () -> null);
    while (Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().equals("telltale-weaving"))) {
      Thread.sleep(10);
    }
    Handings handings = new Handings();
    for (Map.Entry<String, Handing> way : handings.all().entrySet()) {
      for (int round = 0; round < ROUNDS; round++) {
        duringTheRequest(way.getKey() + "-" + round, way.getValue());
        if (!way.getValue().isDirect()) {
          afterTheRequest(way.getKey() + "-late-" + round, way.getValue());
        }
      }
      outsideOfAnyRequest(way.getKey() + "-outside", way.getValue());
    }
    periodically("periodic", handings::schedulePeriodically);
    periodically("timer-periodic", handings::timePeriodically);
    handings.stop();
  }

  /** What runs again and again serves others than the request in which it was begun. */
  private static void periodically(String name, Handing way) throws Exception {
    CountDownLatch thrice = new CountDownLatch(3);
    Visit.serve(
        new Visit("/" + name, "user-of-" + name),
        () -> {
          way.hand(
              () -> {
                if (thrice.getCount() > 0) {
                  signIn(name + "-" + thrice.getCount(), "none", thrice);
                }
              });
          return null;
        });
    await(thrice);
  }

  private static void duringTheRequest(String name, Handing way) throws Exception {
    CountDownLatch done = new CountDownLatch(1);
    Visit.serve(
        new Visit("/" + name, "user-of-" + name),
        () -> {
          way.hand(() -> signIn(name, "/" + name, done));
          return await(done);
        });
  }

  private static void afterTheRequest(String name, Handing way) throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    Visit visit = new Visit("/" + name, "user-of-" + name);
    Visit.serve(
        visit,
        () -> {
          way.hand(
              () -> {
                await(over);
                signIn(name, "/" + name, done);
              });
          return null;
        });
    visit.recycle();
    over.countDown();
    await(done);
  }

  private static void outsideOfAnyRequest(String name, Handing way) throws Exception {
    CountDownLatch done = new CountDownLatch(1);
    way.hand(() -> signIn(name, way instanceof InAnother ? "/of-another" : "none", done));
    await(done);
  }

  /** Marks a way whose task is run by another request's thread. */
  interface InAnother extends Handing {}

  private static void signIn(String name, String path, CountDownLatch done) {
    System.out.println("sign-in " + name + " " + path);
    new Bean().login(name);
    done.countDown();
  }

  private static Object await(CountDownLatch latch) {
    try {
      Calls.require(latch.await(20, TimeUnit.SECONDS), "nothing came");
      return null;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
