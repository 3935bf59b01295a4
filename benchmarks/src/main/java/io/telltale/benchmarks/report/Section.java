// SPDX-License-Identifier: Apache-2.0

package io.telltale.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A table of the report: what was measured one beside the other in one run. */
public final class Section {

  private final String title;
  private final String how;
  private final List<String> columns;
  private final List<Row> rows = new ArrayList<>();

  /** One of those that were compared. */
  record Row(String name, double[] figures) {}

  public Section(String title, String how, String... columns) {
    this.title = title;
    this.how = how;
    this.columns = List.of(columns);
  }

  /** Adds one of those that were compared, with a figure for each column. */
  public void row(String name, double... figures) {
    if (figures.length != columns.size()) {
      throw new IllegalArgumentException(name);
    }
    rows.add(new Row(name, figures));
  }

  String title() {
    return title;
  }

  String firstColumn() {
    return columns.get(0);
  }

  List<Row> rows() {
    return rows;
  }

  /** As Markdown, with a picture of the first column. */
  String markdown(String picture) {
    StringBuilder text = new StringBuilder("## " + title + "\n\n" + how + "\n\n| |");
    columns.forEach(column -> text.append(' ').append(column).append(" |"));
    text.append("\n| --- |").append(" ---: |".repeat(columns.size())).append('\n');
    for (Row row : rows) {
      text.append("| ").append(row.name()).append(" |");
      for (double figure : row.figures()) {
        text.append(' ').append(written(figure)).append(" |");
      }
      text.append('\n');
    }
    return text + "\n![" + title + "](" + picture + ")\n";
  }

  /** To about three digits. */
  private static String written(double figure) {
    double size = Math.abs(figure);
    String form = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, form, figure);
  }
}
