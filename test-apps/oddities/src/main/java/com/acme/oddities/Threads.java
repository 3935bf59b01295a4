// SPDX-License-Identifier: Apache-2.0

package com.acme.oddities;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/** Two threads that were there before any request, and run what they find. */
final class Threads {

  private static final BlockingQueue<Runnable> OUTSIDE = new LinkedBlockingQueue<>();
  private static final BlockingQueue<Runnable> INSIDE = new LinkedBlockingQueue<>();

  private Threads() {}

  static void start() {
    start(OUTSIDE, Runnable::run);
    start(INSIDE, Threads::serve);
  }

  private static void start(BlockingQueue<Runnable> queue, Consumer<Runnable> with) {
    Thread thread =
        new Thread(
            () -> {
              while (true) {
                try {
                  with.accept(queue.take());
                } catch (InterruptedException e) {
                  return;
                }
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  private static void serve(Runnable task) {
    try {
      Visit.serve(
          new Visit("/of-another", "another"),
          () -> {
            task.run();
            return null;
          });
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  static void outsideOfAnyRequest(Runnable task) {
    OUTSIDE.add(task);
  }

  static void inAnotherRequest(Runnable task) {
    INSIDE.add(task);
  }
}
