// SPDX-License-Identifier: Apache-2.0

package io.telltale.config;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Finds the word that somebody probably meant. */
public final class Nearest {

  private Nearest() {}

  /**
   * The end of an error message that names the nearest valid word.
   *
   * @return {@code ; did you mean 'failure'?}, or the valid words if none is near
   */
  public static String suggestion(String word, Collection<String> valid) {
    String best = of(word, valid);
    return best == null
        ? "; expected one of " + String.join(", ", valid)
        : "; did you mean '" + best + "'?";
  }

  /** The nearest word, or null if none is near. */
  public static @Nullable String of(String word, Collection<String> valid) {
    String best = null;
    int least = (word.length() < 5 ? 1 : Math.max(2, word.length() / 3)) + 1;
    for (String candidate : valid) {
      int distance = distance(word, candidate);
      if (distance < least) {
        least = distance;
        best = candidate;
      }
    }
    return best;
  }

  /** Levenshtein's: insertions, deletions and substitutions. */
  static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
