// SPDX-License-Identifier: Apache-2.0

package com.acme.oddities;

import java.util.concurrent.atomic.AtomicBoolean;

/** Signs in again and again while it waits, and while an agent comes. */
final class SigningInMeanwhile implements Scenario {

  @Override
  public void run() throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    Thread caller = new Thread(() -> signIn(over));
    caller.start();
    new Waiting().run();
    over.set(true);
    caller.join();
  }

  private static void signIn(AtomicBoolean over) {
    Door bean = new Bean();
    for (int i = 0; !over.get(); i++) {
      bean.login(Calls.of("meanwhile-" + i));
      try {
        Thread.sleep(5);
      } catch (InterruptedException e) {
        return;
      }
    }
  }
}
