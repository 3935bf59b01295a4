// SPDX-License-Identifier: Apache-2.0

package io.telltale.config;

import io.telltale.event.Facet;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A bound on what a detection counts: {@code count > 10}, {@code distinct user >= 10}, {@code sum
 * rows >= 10000}, {@code count per user <= 2}, {@code count per login_success >= 4}. Immutable.
 */
public final class Threshold {

  static final String FORM =
      "(count|distinct [a-z_]+|sum [a-z_]+|count per [a-z0-9_]+) (>|>=|<=) [0-9]{1,12}";

  private static final Pattern PARTS =
      Pattern.compile("(count per|count|distinct|sum)(?: ([a-z0-9_]+))? (>=|<=|>) ([0-9]+)");

  /** What is bounded. */
  public enum Measure {
    COUNT,
    DISTINCT,
    SUM,
    /** Events for each different value, on average. */
    COUNT_PER_FACET,
    /** Events for each event of another type. */
    COUNT_PER_EVENT
  }

  private final Measure measure;
  private final String of;
  private final @Nullable Facet facet;
  private final boolean atMost;
  private final long bound;

  private Threshold(Measure measure, String of, @Nullable Facet facet, boolean atMost, long bound) {
    this.measure = measure;
    this.of = of;
    this.facet = facet;
    this.atMost = atMost;
    this.bound = bound;
  }

  static Threshold of(Text text) throws ConfigException {
    Matcher parts = PARTS.matcher(text.value());
    if (!text.value().matches(FORM) || !parts.matches()) {
      throw new ConfigException(
          text.position(),
          "'"
              + text.value()
              + "' is no threshold, such as 'count > 10', 'distinct user >= 10', 'sum rows >="
              + " 10000' or 'count per user <= 2'");
    }
    String of = parts.group(2) == null ? "" : parts.group(2);
    long bound = Long.parseLong(parts.group(4)) + (parts.group(3).equals(">") ? 1 : 0);
    boolean atMost = parts.group(3).equals("<=");
    switch (parts.group(1)) {
      case "count":
        return new Threshold(Measure.COUNT, of, null, atMost, bound);
      case "sum":
        return new Threshold(Measure.SUM, of, null, atMost, bound);
      case "distinct":
        return new Threshold(Measure.DISTINCT, of, facet(of, text), atMost, bound);
      default:
        return Facet.words().contains(of)
            ? new Threshold(Measure.COUNT_PER_FACET, of, facet(of, text), atMost, bound)
            : new Threshold(Measure.COUNT_PER_EVENT, of, null, atMost, bound);
    }
  }

  static Facet facet(String word, Text text) throws ConfigException {
    if (!Facet.words().contains(word)) {
      throw new ConfigException(
          text.position(),
          "events have no '" + word + "'" + Nearest.suggestion(word, Facet.words()));
    }
    return Facet.valueOf(word.toUpperCase(Locale.ROOT));
  }

  public Measure measure() {
    return measure;
  }

  /** What is added up, or the type of the other events. */
  public String of() {
    return of;
  }

  /** Whose different values count; null if none do. */
  public @Nullable Facet facet() {
    return facet;
  }

  /** The least, or the most, that fulfils it. */
  public long bound() {
    return bound;
  }

  /** Whether {@code value}, of {@code divisor} parts, is within the bound. */
  public boolean holds(long value, long divisor) {
    return atMost ? value <= bound * divisor : value >= bound * divisor;
  }
}
