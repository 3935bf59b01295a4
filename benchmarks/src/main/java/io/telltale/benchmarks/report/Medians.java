// SPDX-License-Identifier: Apache-2.0

package io.telltale.benchmarks.report;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** What stands in a report of several runs. */
public final class Medians {

  private Medians() {}

  /** The median of one figure of several runs. */
  public static <T> double of(List<T> runs, ToDoubleFunction<T> figure) {
    double[] sorted = runs.stream().mapToDouble(figure).sorted().toArray();
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
