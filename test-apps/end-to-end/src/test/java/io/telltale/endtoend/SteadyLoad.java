// SPDX-License-Identifier: Apache-2.0

package io.telltale.endtoend;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Several visitors who try wrong passwords without a pause until this is closed, each time as
 * somebody else.
 */
final class SteadyLoad implements AutoCloseable {

  private static final int VISITORS = 3;

  private final Queue<String> tried = new ConcurrentLinkedQueue<>();
  private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean stopping;

  private SteadyLoad(URI payroll) {
    for (int i = 0; i < VISITORS; i++) {
      String name = "visitor" + i;
      PayrollVisitor visitor = new PayrollVisitor(payroll, name);
      Thread thread = new Thread(() -> visit(visitor, name), name);
      threads.add(thread);
      thread.start();
    }
  }

  static SteadyLoad on(PayrollServer payroll) {
    return new SteadyLoad(payroll.address());
  }

  private void visit(PayrollVisitor visitor, String name) {
    for (int i = 0; !stopping; i++) {
      String user = name + "-" + i;
      tried.add(user);
      try {
        int status = visitor.post("login", Map.of("login", user, "password", "no"));
        if (status != 200) {
          wrong.add(user + " got " + status);
        }
      } catch (AssertionError e) {
        wrong.add(user + ": " + e.getMessage());
      }
    }
  }

  /** As whom somebody tried to sign in so far. */
  List<String> tried() {
    return List.copyOf(tried);
  }

  /** The requests that failed. */
  List<String> wrong() {
    return List.copyOf(wrong);
  }

  /** Waits for the requests under way. */
  @Override
  public void close() {
    stopping = true;
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
