// SPDX-License-Identifier: Apache-2.0

package com.acme.gate;

/** What there is to say when the gate has closed. */
final class Report {

  private final Timings calls = new Timings();
  private final Timings beside = new Timings();
  private long cpuOfCalls;
  private long cpuBeside;

  void add(Visitors visitors) {
    calls.add(visitors.calls);
    beside.add(visitors.beside);
    cpuOfCalls += visitors.cpuOfCalls;
    cpuBeside += visitors.cpuBeside;
  }

  void print() {
    long number = Math.max(1, calls.number());
    System.out.println("called " + calls.number());
    System.out.println("first_ns " + calls.first());
    System.out.println("worst_ns " + calls.worst());
    System.out.println("p999_ns " + calls.quantile(0.999));
    System.out.println("p50_ns " + calls.quantile(0.5));
    System.out.println("beside_worst_ns " + beside.worst());
    System.out.println("beside_p999_ns " + beside.quantile(0.999));
    System.out.println("cpu_ns " + (cpuOfCalls - cpuBeside) / number);
    System.out.flush();
  }
}
