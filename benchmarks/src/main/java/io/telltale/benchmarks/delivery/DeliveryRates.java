// SPDX-License-Identifier: Apache-2.0

package io.telltale.benchmarks.delivery;

import io.telltale.benchmarks.report.Medians;
import io.telltale.benchmarks.report.Section;
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

  /** Of what the bare writer reaches: more than is promised, and no storm beside it. */
  private static final double OFFERED = 0.9;

  private DeliveryRates() {}

  private record Round(double bare, double ours) {}

  /** Measures, so many times for so many seconds. */
  public static Section measure(int rounds, int seconds) throws IOException {
    Section section =
        new Section(
            "Delivery to rsyslogd",
            "Events a second that stand in rsyslogd's file, redacted and sealed, beside a writer that"
                + " only repeats the same messages: %d times %d seconds each, in turns."
                    .formatted(rounds, seconds),
            "Telltale, events/s",
            "bare writer, events/s",
            "ratio");
    for (Way way : Way.values()) {
      List<Round> measured = new ArrayList<>();
      for (int i = 0; i < rounds; i++) {
        measured.add(round(way, seconds));
      }
      section.row(
          way.text(),
          Medians.of(measured, Round::ours),
          Medians.of(measured, Round::bare),
          Medians.of(measured, round -> round.ours() / round.bare()));
    }
    return section;
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
}
