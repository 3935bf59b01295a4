// SPDX-License-Identifier: Apache-2.0

package com.acme.gate;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Those who come by one thread. Each of them passes beside the gate too, so that what the machine
 * does to every call can be told from what the gate does.
 */
final class Visitors extends Thread {

  private static final int GROUP = 50;

  final Timings calls = new Timings();
  final Timings beside = new Timings();
  volatile long cpuOfCalls;
  volatile long cpuBeside;
  volatile long let;

  private final Gate gate;
  private final int line;
  private final long nanosEach;
  private final long most;
  private volatile boolean closed;

  Visitors(Gate gate, int line, int rate, long most) {
    super("visitors-" + line);
    this.gate = gate;
    this.line = line;
    this.nanosEach = TimeUnit.SECONDS.toNanos(1) / rate;
    this.most = most;
  }

  void close() throws InterruptedException {
    closed = true;
    join();
  }

  @Override
  public void run() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long start = System.nanoTime();
    long number = 0;
    String[] group = new String[GROUP];
    while (!closed && number < most) {
      int size = (int) Math.min(GROUP, most - number);
      for (int i = 0; i < size; i++) {
        group[i] = "g" + line + "-" + (number + i);
      }
      long cpu = threads.getCurrentThreadCpuTime();
      beside(group, size);
      long between = threads.getCurrentThreadCpuTime();
      through(group, size);
      cpuBeside += between - cpu;
      cpuOfCalls += threads.getCurrentThreadCpuTime() - between;
      number += size;
      long due = start + number * nanosEach - System.nanoTime();
      if (due > 0) {
        LockSupport.parkNanos(due);
      }
    }
    System.out.println("all of line " + line + " came");
  }

  private void through(String[] group, int size) {
    for (int i = 0; i < size; i++) {
      long before = System.nanoTime();
      boolean in = gate.enter(group[i]);
      calls.add(System.nanoTime() - before);
      let += in ? 1 : 0;
    }
  }

  private void beside(String[] group, int size) {
    for (int i = 0; i < size; i++) {
      long before = System.nanoTime();
      boolean in = gate.pass(group[i]);
      beside.add(System.nanoTime() - before);
      let += in ? 1 : 0;
    }
  }
}
