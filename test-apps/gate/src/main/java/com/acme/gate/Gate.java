// SPDX-License-Identifier: Apache-2.0

package com.acme.gate;

import java.util.ArrayList;
import java.util.List;

/** Lets people in, one after the other and at a steady rate, each of them once. */
public final class Gate {

  private final Journal journal;

  private Gate(Journal journal) {
    this.journal = journal;
  }

  /** Whether this one may come in, which every eighth may not. */
  public boolean enter(String who) {
    journal.note(who);
    return mayEnter(who);
  }

  /** The same, with nobody looking. */
  public boolean pass(String who) {
    return mayEnter(who);
  }

  private static boolean mayEnter(String who) {
    return who.charAt(who.length() - 1) != '7' && who.charAt(who.length() - 1) != '3';
  }

  /**
   * Goes on until the standard input ends, then prints how many came and how long they were held
   * up.
   *
   * @param args how many a second, by how many threads, how many at most, and which journal is
   *     kept: none, or one of those in {@link Journals} with its host and port
   */
  public static void main(String[] args) throws Exception {
    int rate = Integer.parseInt(args[0]);
    int threads = Integer.parseInt(args[1]);
    long most = Long.parseLong(args[2]);
    Gate gate = new Gate(args.length > 3 ? Journals.of(args) : new NoJournal());
    List<Visitors> all = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      Visitors visitors = new Visitors(gate, i, rate / threads, most / threads);
      visitors.start();
      all.add(visitors);
    }
    System.out.println("open");
    while (System.in.read() >= 0) {
      continue;
    }
    Report report = new Report();
    for (Visitors visitors : all) {
      visitors.close();
      report.add(visitors);
    }
    report.print();
  }

  private static final class NoJournal implements Journal {
    @Override
    public void note(String who) {
      // The agent's target writes down what is to be known.
    }
  }
}
