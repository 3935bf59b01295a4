// SPDX-License-Identifier: Apache-2.0

package com.acme.oddities;

/** Threads that are interrupted around woven calls; last of all every thread of the JVM is. */
final class Interrupts implements Scenario {

  @Override
  public void run() throws Exception {
    Thread.currentThread().interrupt();
    new Bean().login(Calls.of("interrupted before"));
    Calls.require(Thread.interrupted(), "the interrupt before the call is lost");

    new Interrupting().login(Calls.of("interrupted inside"));
    Calls.require(Thread.interrupted(), "the interrupt inside the call is lost");

    interruptAll();
    Thread.interrupted();
    new Bean().login(Calls.of("after all threads were interrupted"));
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      // A thread with its flag left set never rests again.
      while (thread.getName().startsWith("telltale-") && thread.isInterrupted()) {
        Thread.sleep(1);
      }
    }
  }

  private static void interruptAll() {
    ThreadGroup root = Thread.currentThread().getThreadGroup();
    while (root.getParent() != null) {
      root = root.getParent();
    }
    root.interrupt();
  }

  static final class Interrupting implements Door {
    @Override
    public boolean login(String user) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
