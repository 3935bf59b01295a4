// SPDX-License-Identifier: Apache-2.0

package io.telltale.benchmarks.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;

/** The first column of a table as bars. */
final class Picture {

  private static final int WIDTH = 900;
  private static final int HEIGHT = 360;

  private Picture() {}

  static void write(Section section, Path file) throws IOException {
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(section.title())
            .yAxisTitle(section.firstColumn())
            .build();
    chart.getStyler().setLabelsVisible(true).setLegendVisible(false);
    chart.getStyler().setXAxisLabelRotation(20);
    List<String> names = section.rows().stream().map(row -> shown(row.name())).toList();
    List<Double> figures = section.rows().stream().map(row -> row.figures()[0]).toList();
    chart.addSeries(section.firstColumn(), names, figures);
    try (OutputStream out = Files.newOutputStream(file)) {
      VectorGraphicsEncoder.saveVectorGraphic(chart, out, VectorGraphicsFormat.SVG);
    }
  }

  /** What stands before the first comma or colon, so that names stand beside each other. */
  private static String shown(String name) {
    return name.split("[,:]")[0];
  }
}
