// SPDX-License-Identifier: Apache-2.0

package io.telltale.benchmarks.start;

import io.telltale.benchmarks.report.Medians;
import io.telltale.benchmarks.report.Section;
import io.telltale.harness.Build;
import io.telltale.harness.Forked;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A program that does nothing, without an agent and with each: from the start of its process to its
 * end. They take turns.
 */
public final class StartCosts {

  private static final String JAR =
      Path.of(System.getProperty("telltale.target"), "benchmarks.jar").toAbsolutePath().toString();

  private static final double MILLIS_OF_TICK = 10;
  private static final double KIB_OF_MIB = 1_024;

  private StartCosts() {}

  /** What one process took: milliseconds, milliseconds of CPU time, MiB. */
  private record Run(double wall, double cpu, double peak) {}

  /** Measures, so many times. */
  public static Section measure(int rounds) {
    String hello = Hello.class.getName();
    return section(With.inTurns(rounds, StartCosts::run, "-cp", JAR, hello), rounds);
  }

  private static Run run(List<String> command) {
    long start = System.nanoTime();
    try (Forked process = Forked.start(Build.newFolder("hello"), command)) {
      int code = process.awaitExit();
      double wall = (System.nanoTime() - start) / 1e6;
      if (code != 0) {
        throw new AssertionError("exit code " + code + "\n" + process.stderr());
      }
      return new Run(
          wall,
          number(process.stdout(), "cpu_ticks") * MILLIS_OF_TICK,
          number(process.stdout(), "peak_kib") / KIB_OF_MIB);
    }
  }

  private static double number(String text, String name) {
    return text.lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + name + " in:\n" + text));
  }

  private static Section section(Map<With, List<Run>> runs, int rounds) {
    Section section =
        new Section(
            "Start: a program that does nothing",
            "From the start of the process to its end, " + rounds + " times each, in turns.",
            "wall ms",
            "CPU ms",
            "peak MiB",
            "wall added, share of OpenTelemetry's",
            "CPU added, share of OpenTelemetry's");
    double wall = Medians.of(runs.get(With.NOTHING), Run::wall);
    double cpu = Medians.of(runs.get(With.NOTHING), Run::cpu);
    double wallOfMost = Medians.of(runs.get(With.OPEN_TELEMETRY), Run::wall) - wall;
    double cpuOfMost = Medians.of(runs.get(With.OPEN_TELEMETRY), Run::cpu) - cpu;
    runs.forEach(
        (with, its) ->
            section.row(
                with.text(),
                Medians.of(its, Run::wall),
                Medians.of(its, Run::cpu),
                Medians.of(its, Run::peak),
                (Medians.of(its, Run::wall) - wall) / wallOfMost,
                (Medians.of(its, Run::cpu) - cpu) / cpuOfMost));
    return section;
  }
}
