// SPDX-License-Identifier: Apache-2.0

package io.telltale.benchmarks.delivery;

import io.telltale.harness.Rsyslog;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Events a second into rsyslogd with the configuration that we recommend, over each transport: an
 * application's JVM whose woven method is called more often than that, its events redacted and
 * sealed, and beside it a {@link BareWriter} that repeats the very same messages. They take turns;
 * what counts is the ratio, and its median over the rounds.
 */
public final class DeliveryRates {

  private static final int SAMPLE = 20_000;

  /** Of what the bare writer reaches. */
  private static final double OFFERED = 1.3;

  private DeliveryRates() {}

  private record Round(double bare, double ours) {}

  /**
   * Measures and prints.
   *
   * @param arguments rounds, 3 if not given; seconds of each measurement, 8 if not given; one of
   *     the {@link Way}s, all if not given
   */
  public static void main(String[] arguments) throws IOException {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3;
    int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 8;
    System.out.println("| transport | bare writer, events/s | telltale, events/s | ratio |");
    System.out.println("| --- | --- | --- | --- |");
    Way[] ways = arguments.length > 2 ? new Way[] {Way.valueOf(arguments[2])} : Way.values();
    for (Way way : ways) {
      List<Round> measured = new ArrayList<>();
      for (int i = 0; i < rounds; i++) {
        measured.add(round(way, seconds));
      }
      print(way, measured);
    }
  }

  private static Round round(Way way, int seconds) throws IOException {
    List<byte[]> sample;
    try (Rsyslog rsyslog = Rsyslog.startDemandingClientCertificate();
        Stored stored = new Stored(rsyslog);
        Load ignored = Load.start(way, rsyslog, SAMPLE)) {
      sample = stored.first(SAMPLE);
    }
    double bare;
    try (Rsyslog rsyslog = Rsyslog.startDemandingClientCertificate();
        Stored stored = new Stored(rsyslog)) {
      BareWriter writer = way.bareWriter(rsyslog, sample);
      Thread thread = new Thread(writer, "bare-writer");
      thread.start();
      bare = stored.rate(seconds);
      writer.close();
    }
    double ours;
    try (Rsyslog rsyslog = Rsyslog.startDemandingClientCertificate();
        Stored stored = new Stored(rsyslog);
        Load ignored = Load.start(way, rsyslog, (int) (bare * OFFERED))) {
      ours = stored.rate(seconds);
    }
    System.err.printf(Locale.ROOT, "%s: %,.0f beside %,.0f%n", way, ours, bare);
    return new Round(bare, ours);
  }

  private static void print(Way way, List<Round> rounds) {
    System.out.printf(
        Locale.ROOT,
        "| %s | %,.0f | %,.0f | %.2f |%n",
        way.text(),
        median(rounds.stream().mapToDouble(Round::bare).sorted().toArray()),
        median(rounds.stream().mapToDouble(Round::ours).sorted().toArray()),
        median(rounds.stream().mapToDouble(r -> r.ours() / r.bare()).sorted().toArray()));
  }

  private static double median(double[] sorted) {
    return sorted[sorted.length / 2];
  }
}
