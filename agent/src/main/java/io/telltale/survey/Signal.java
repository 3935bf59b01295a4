// SPDX-License-Identifier: Apache-2.0

package io.telltale.survey;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One thing that speaks for or against a method's being of a kind. */
final class Signal {

  /** What is left of a weight when the deed is so many calls away. */
  private static final double[] BY_DISTANCE = {1, 0.9, 0.6, 0.4};

  final Kind kind;
  private final int weight;
  private final String reason;
  private final Predicate<CodeMethod> holds;
  private final @Nullable Deed deed;

  private Signal(
      Kind kind, int weight, String reason, Predicate<CodeMethod> holds, @Nullable Deed deed) {
    this.kind = kind;
    this.weight = weight;
    this.reason = reason;
    this.holds = holds;
    this.deed = deed;
  }

  static Signal when(Kind kind, int weight, String reason, Predicate<CodeMethod> holds) {
    return new Signal(kind, weight, reason, holds, null);
  }

  static Signal does(Kind kind, int weight, Deed deed) {
    return new Signal(
        kind, weight, "it " + deed.description(), m -> m.distanceTo(deed) != null, deed);
  }

  /** What it adds to the score; 0 if it does not hold. */
  int pointsFor(CodeMethod method) {
    if (!holds.test(method)) {
      return 0;
    }
    Integer distance = deed == null ? null : method.distanceTo(deed);
    return distance == null ? weight : (int) Math.round(weight * BY_DISTANCE[distance]);
  }

  /** In words. */
  String reasonFor(CodeMethod method) {
    Integer distance = deed == null ? null : method.distanceTo(deed);
    if (distance == null || distance == 0) {
      return reason;
    }
    return reason + (distance == 1 ? ", in what it calls" : ", " + distance + " calls away");
  }
}
