// SPDX-License-Identifier: Apache-2.0

package io.telltale.benchmarks.start;

import static org.awaitility.Awaitility.await;

import io.telltale.benchmarks.report.Medians;
import io.telltale.benchmarks.report.Section;
import io.telltale.harness.Build;
import io.telltale.harness.Forked;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A web application with its own Tomcat and database, without an agent and with each: from the
 * start of its process until it says that it serves. They take turns.
 */
public final class WebStartCosts {

  private static final String SERVES = "payroll: http://";
  private static final Duration POLL = Duration.ofMillis(5);

  private WebStartCosts() {}

  /** Measures, so many times. */
  public static Section measure(int rounds) {
    String jar = Build.payrollExecutableJar().toString();
    Map<With, List<Double>> millis = With.inTurns(rounds, WebStartCosts::run, "-jar", jar);
    Section section =
        new Section(
            "Start: a web application",
            "The payroll application of `test-apps`, with its own Tomcat 8.5 and H2, until it serves, "
                + rounds
                + " times each, in turns.",
            "wall ms",
            "ratio to no agent");
    double without = Medians.of(millis.get(With.NOTHING), Double::doubleValue);
    millis.forEach(
        (with, its) -> {
          double median = Medians.of(its, Double::doubleValue);
          section.row(with.text(), median, median / without);
        });
    return section;
  }

  private static double run(List<String> command) {
    long start = System.nanoTime();
    try (Forked process = Forked.start(Build.newFolder("payroll"), command)) {
      await()
          .pollDelay(Duration.ZERO)
          .pollInterval(POLL)
          .atMost(Duration.ofMinutes(2))
          .until(() -> process.stdout().contains(SERVES));
      return (System.nanoTime() - start) / 1e6;
    }
  }
}
