// SPDX-License-Identifier: Apache-2.0

package com.acme.oddities;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many threads load many classes through a few loaders, and each calls what it loaded. */
final class ParallelLoading implements Scenario {

  private static final int THREADS = 64;
  private static final int CLASSES = 2_000;

  @Override
  public void run() throws Exception {
    ClassLoader[] loaders = {new Parallel(), new Parallel(), new Serial(), new Serial()};
    CountDownLatch start = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    List<Future<?>> running = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      int first = thread;
      running.add(
          threads.submit(
              () -> {
                start.await();
                for (int i = first; i < CLASSES; i += THREADS) {
                  call(loaders[i % loaders.length], i);
                  // Somebody else's as well, so that several threads want the same class.
                  load(loaders[i % loaders.length], (i + loaders.length) % CLASSES);
                }
                return null;
              }));
    }
    start.countDown();
    for (Future<?> thread : running) {
      thread.get();
    }
    threads.shutdown();
  }

  private static void call(ClassLoader loader, int number) throws Exception {
    Method login = load(loader, number).getMethod("login", String.class);
    Calls.require(Boolean.TRUE.equals(login.invoke(null, "parallel-" + number)), "refused");
  }

  private static Class<?> load(ClassLoader loader, int number) throws Exception {
    return loader.loadClass("com.acme.oddities.made.Parallel" + number);
  }

  private static byte[] classFile(String name) {
    return new ClassFileMaker(52, name.replace('.', '/'), true).plain().classFile();
  }

  private static final class Parallel extends ClassLoader {
    static {
      registerAsParallelCapable();
    }

    @Override
    protected Class<?> findClass(String name) {
      byte[] classFile = classFile(name);
      return defineClass(name, classFile, 0, classFile.length);
    }
  }

  private static final class Serial extends ClassLoader {
    @Override
    protected Class<?> findClass(String name) {
      byte[] classFile = classFile(name);
      return defineClass(name, classFile, 0, classFile.length);
    }
  }
}
