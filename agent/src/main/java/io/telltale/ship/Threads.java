// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

/** Our own threads, which hold up neither the JVM's end nor a web application's unloading. */
final class Threads {

  private Threads() {}

  static Thread of(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.setContextClassLoader(null);
    return thread;
  }
}
