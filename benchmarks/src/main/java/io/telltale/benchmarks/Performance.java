// SPDX-License-Identifier: Apache-2.0

package io.telltale.benchmarks;

import io.telltale.benchmarks.calls.CallCosts;
import io.telltale.benchmarks.delivery.DeliveryRates;
import io.telltale.benchmarks.report.Report;
import io.telltale.benchmarks.report.Section;
import io.telltale.benchmarks.start.StartCosts;
import io.telltale.benchmarks.start.WebStartCosts;
import io.telltale.harness.Build;
import java.io.IOException;
import java.util.List;

/** Measures all that takes JVMs of its own, and writes the page about it. */
public final class Performance {

  private Performance() {}

  /**
   * Measures.
   *
   * @param arguments {@code quick} or {@code full}
   */
  public static void main(String[] arguments) throws IOException {
    boolean full = arguments.length > 0 && arguments[0].equals("full");
    List<Section> sections =
        List.of(
            StartCosts.measure(full ? 15 : 5),
            WebStartCosts.measure(full ? 9 : 3),
            CallCosts.measure(full ? 5 : 3, full ? 30 : 8),
            DeliveryRates.measure(full ? 5 : 1, full ? 20 : 6));
    Report.write(full ? "benchmarks/run full" : "benchmarks/run", sections, Build.docs());
  }
}
