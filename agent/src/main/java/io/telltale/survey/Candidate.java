// SPDX-License-Identifier: Apache-2.0

package io.telltale.survey;

import io.telltale.weave.MethodFacts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A method that looks like one of a kind, and why. */
public final class Candidate {

  /** From here on a method is proposed without a doubt. */
  private static final int LIKELY = 60;

  /** Below that it is not mentioned. */
  private static final int POSSIBLE = 40;

  private static final Comparator<Candidate> BEST_FIRST =
      Comparator.<Candidate>comparingInt(candidate -> -candidate.score)
          .thenComparing(Candidate::method);

  private final Kind kind;
  private final CodeMethod code;
  private final int score;
  private final List<String> reasons;

  private Candidate(Kind kind, CodeMethod code, int score, List<String> reasons) {
    this.kind = kind;
    this.code = code;
    this.score = score;
    this.reasons = reasons;
  }

  /** Judges a method; null if it does not look like that kind. */
  static @Nullable Candidate of(Kind kind, CodeMethod code, List<Signal> signals) {
    int score = 0;
    TreeMap<Integer, List<String>> reasons = new TreeMap<>(Comparator.reverseOrder());
    for (Signal signal : signals) {
      int points = signal.kind == kind ? signal.pointsFor(code) : 0;
      if (points != 0) {
        score += points;
        reasons
            .computeIfAbsent(points, key -> new ArrayList<>())
            .add(String.format("%+d %s", points, signal.reasonFor(code)));
      }
    }
    List<String> inOrder = new ArrayList<>();
    reasons.values().forEach(inOrder::addAll);
    return score < POSSIBLE ? null : new Candidate(kind, code, score, inOrder);
  }

  static Comparator<Candidate> bestFirst() {
    return BEST_FIRST;
  }

  public Kind kind() {
    return kind;
  }

  public int score() {
    return score;
  }

  /** Each with the points that it gave or took, the weightiest first. */
  public List<String> reasons() {
    return Collections.unmodifiableList(reasons);
  }

  public boolean isLikely() {
    return score >= LIKELY;
  }

  /** As Java and a pointcut write it. */
  public String method() {
    return Notation.of(code.type.name(), code.facts);
  }

  /** Where its class lies. */
  public String place() {
    return code.place;
  }

  CodeMethod code() {
    return code;
  }

  MethodFacts facts() {
    return code.facts;
  }
}
