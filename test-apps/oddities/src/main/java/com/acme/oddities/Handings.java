// SPDX-License-Identifier: Apache-2.0

package com.acme.oddities;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.RecursiveAction;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** The ways of the JDK, each with its own pool, which is used again and again. */
final class Handings {

  private final Map<String, Handing> all = new LinkedHashMap<>();
  private final ThreadPoolExecutor pool = pool(new LinkedBlockingQueue<>());
  private final ThreadPoolExecutor ordered = pool(new PriorityBlockingQueue<>());
  private final ThreadPoolExecutor own = new OwnPool();
  private final ScheduledThreadPoolExecutor scheduled = new ScheduledThreadPoolExecutor(1);
  private final ForkJoinPool forks = new ForkJoinPool(3);
  private final Timer timer = new Timer("timer", true);

  /** Runs what it is given by a thread that is in no request. */
  private final ExecutorService elsewhere = Executors.newSingleThreadExecutor();

  private static ThreadPoolExecutor pool(BlockingQueue<Runnable> queue) {
    return new ThreadPoolExecutor(1, 1, 1, TimeUnit.MINUTES, queue);
  }

  Map<String, Handing> all() {
    all.put("execute", pool::execute);
    all.put("submit", pool::submit);
    all.put("ordered", task -> ordered.execute(new Ordered(task)));
    all.put("own-pool", own::execute);
    all.put("two-hops", task -> pool.execute(() -> own.execute(task)));
    all.put("completion", t -> new ExecutorCompletionService<>(pool).submit(t, null));
    all.put("invoke-all", Handing.direct(t -> pool.invokeAll(Arrays.asList(callable(t)))));
    all.put("future-elsewhere", this::runElsewhere);
    all.put("schedule", task -> scheduled.schedule(task, 1, TimeUnit.MILLISECONDS));
    all.put("caller-runs", Handing.direct(Handings::callerRuns));
    all.put("fork-execute", forks::execute);
    all.put("fork-submit", forks::submit);
    all.put("fork", task -> forks.execute(new Forking(task, 5)));
    all.put("common-pool", task -> ForkJoinPool.commonPool().execute(task));
    all.put("parallel-stream", Handing.direct(Handings::inParallel));
    all.put("run-async", CompletableFuture::runAsync);
    all.put("run-async-in", task -> CompletableFuture.runAsync(task, own));
    all.put("then-async", this::thenAsync);
    all.put("then", (HandedOver.InAnother) this::then);
    all.put("then-both", (HandedOver.InAnother) this::thenBoth);
    all.put("then-compose", (HandedOver.InAnother) this::thenCompose);
    all.put("timer", task -> timer.schedule(timerTask(task), 1));
    all.put("thread", task -> new Thread(task).start());
    all.put("thread-of-task", task -> pool.submit(() -> new Thread(task).start()));
    addThoseOf9();
    addThoseOf21();
    return all;
  }

  void schedulePeriodically(Runnable task) {
    scheduled.scheduleAtFixedRate(task, 1, 1, TimeUnit.MILLISECONDS);
  }

  void timePeriodically(Runnable task) {
    timer.schedule(timerTask(task), 1, 1);
  }

  /** Threads of pools end, or the JVM would not. */
  void stop() {
    for (ExecutorService each : Arrays.asList(pool, ordered, own, scheduled, forks, elsewhere)) {
      each.shutdownNow();
    }
    timer.cancel();
  }

  private static Callable<Object> callable(Runnable task) {
    return Executors.callable(task);
  }

  private void runElsewhere(Runnable task) {
    FutureTask<Object> future = new FutureTask<>(task, null);
    Threads.outsideOfAnyRequest(future);
  }

  private static void callerRuns(Runnable task) {
    ThreadPoolExecutor full = pool(new ArrayBlockingQueue<>(1));
    full.shutdown();
    full.setRejectedExecutionHandler((rejected, executor) -> rejected.run());
    full.execute(task);
  }

  private static void inParallel(Runnable task) {
    IntStream.range(0, 64).parallel().filter(i -> i == 63).forEach(i -> task.run());
  }

  private void thenAsync(Runnable task) {
    CompletableFuture<Object> promise = new CompletableFuture<>();
    promise.thenRunAsync(task, own);
    Threads.outsideOfAnyRequest(() -> promise.complete(null));
  }

  private void then(Runnable task) {
    CompletableFuture<Object> promise = new CompletableFuture<>();
    promise.thenAccept(x -> task.run());
    Threads.inAnotherRequest(() -> promise.complete(null));
  }

  private void thenBoth(Runnable task) {
    CompletableFuture<Object> one = new CompletableFuture<>();
    CompletableFuture<Object> other = new CompletableFuture<>();
    one.runAfterBoth(other, task);
    Threads.inAnotherRequest(() -> one.complete(null));
    Threads.inAnotherRequest(() -> other.complete(null));
  }

  private void thenCompose(Runnable task) {
    CompletableFuture<Object> promise = new CompletableFuture<>();
    promise.handle((x, e) -> x).thenCompose(x -> CompletableFuture.runAsync(task, own));
    Threads.inAnotherRequest(() -> promise.completeExceptionally(new Exception()));
  }

  private static TimerTask timerTask(Runnable task) {
    return new TimerTask() {
      @Override
      public void run() {
        task.run();
      }
    };
  }

  private void addThoseOf9() {
    try {
      Method delayed =
          CompletableFuture.class.getMethod(
              "delayedExecutor", long.class, TimeUnit.class, Executor.class);
      all.put(
          "delayed",
          task -> ((Executor) delayed.invoke(null, 1L, TimeUnit.MILLISECONDS, own)).execute(task));
    } catch (NoSuchMethodException e) {
      System.out.println("no delayed executors before 9");
    }
  }

  private void addThoseOf21() {
    try {
      Method start = Thread.class.getMethod("startVirtualThread", Runnable.class);
      all.put("virtual", task -> start.invoke(null, task));
      ExecutorService perTask =
          (ExecutorService)
              Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
      all.put("virtual-execute", perTask::execute);
      all.put("virtual-submit", perTask::submit);
    } catch (ReflectiveOperationException e) {
      System.out.println("no virtual threads before 21");
    }
  }

  /** A task that its queue orders, which a wrapper would not be. */
  private static final class Ordered implements Runnable, Comparable<Ordered> {
    private final Runnable task;

    Ordered(Runnable task) {
      this.task = task;
    }

    @Override
    public void run() {
      task.run();
    }

    @Override
    public int compareTo(Ordered other) {
      return 0;
    }
  }

  /** A pool of somebody's own, who did not call the methods that he overrides. */
  private static final class OwnPool extends ThreadPoolExecutor {
    OwnPool() {
      super(1, 1, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>());
    }

    @Override
    protected void beforeExecute(Thread thread, Runnable task) {
      Calls.require(task != null, "no task");
    }

    @Override
    protected void afterExecute(Runnable task, Throwable thrown) {
      Calls.require(task != null, "no task");
    }
  }

  /** Forks itself some times before it runs the task. */
  private static final class Forking extends RecursiveAction {
    private static final long serialVersionUID = 1;
    private final transient Runnable task;
    private final int depth;

    Forking(Runnable task, int depth) {
      this.task = task;
      this.depth = depth;
    }

    @Override
    protected void compute() {
      if (depth == 0) {
        task.run();
      } else {
        invokeAll(Collections.singletonList(new Forking(task, depth - 1)));
        new Forking(() -> {}, 0).fork().join();
      }
    }
  }
}
