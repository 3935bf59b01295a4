// SPDX-License-Identifier: Apache-2.0

package com.acme.oddities;

import java.lang.reflect.Method;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Virtual threads (21 and up), all of them inside a request at the same time. */
final class VirtualThreads implements Scenario {

  private static final int THREADS = 20_000;

  @Override
  public void run() throws Exception {
    Method start = Thread.class.getMethod("startVirtualThread", Runnable.class);
    CountDownLatch allInside = new CountDownLatch(THREADS);
    CountDownLatch allOut = new CountDownLatch(THREADS);
    AtomicInteger refused = new AtomicInteger();
    for (int i = 0; i < THREADS; i++) {
      WebRequest request = new WebRequest("/login/" + i);
      start.invoke(
          null,
          (Runnable)
              () -> {
                handle(request, allInside, refused);
                allOut.countDown();
              });
    }
    allOut.await();
    Calls.require(refused.get() == 0, refused + " were refused");
  }

  static void handle(WebRequest request, CountDownLatch allInside, AtomicInteger refused) {
    allInside.countDown();
    try {
      allInside.await();
    } catch (InterruptedException e) {
      refused.incrementAndGet();
    }
    String user = "virtual-" + request.getPath().substring("/login/".length());
    if (!new SlowBean().login(user)) {
      refused.incrementAndGet();
    }
  }

  /** Blocks inside the woven method, each thread for another while, up to two seconds. */
  static final class SlowBean implements Door {
    @Override
    public boolean login(String user) {
      try {
        Thread.sleep(Integer.parseInt(user.substring("virtual-".length())) / 10);
        return true;
      } catch (InterruptedException e) {
        return false;
      }
    }
  }

  /** As much of a request as the configuration reads. */
  public static final class WebRequest {
    private final String path;

    WebRequest(String path) {
      this.path = path;
    }

    public String getPath() {
      return path;
    }

    public String getMethod() {
      return "POST";
    }

    public String getRemoteAddr() {
      return "192.0.2.1";
    }

    public String getHeader(String name) {
      return null;
    }
  }
}
