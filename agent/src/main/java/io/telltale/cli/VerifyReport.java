// SPDX-License-Identifier: Apache-2.0

package io.telltale.cli;

import io.telltale.seal.Finding;
import io.telltale.seal.Findings;
import io.telltale.seal.SessionResult;
import io.telltale.verify.Verification;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says what {@code verify} found: each finding as it is found, and then the sessions. */
abstract class VerifyReport implements Findings {

  /** So many duplicates are told one by one; after a reconnect there may be thousands. */
  private static final int MOST_DUPLICATES = 100;

  private final Map<Finding.Kind, Long> counts = new EnumMap<>(Finding.Kind.class);
  private @Nullable Verification verification;

  final void of(Verification of) {
    verification = of;
  }

  @Override
  public final void found(Finding finding) {
    long count = counts.merge(finding.kind(), 1L, Long::sum);
    if (finding.kind() != Finding.Kind.DUPLICATE || count <= MOST_DUPLICATES) {
      say(finding);
    }
  }

  final long count(Finding.Kind kind) {
    return counts.getOrDefault(kind, 0L);
  }

  /** How many things are wrong. */
  final long wrong() {
    return counts.entrySet().stream()
        .filter(count -> count.getKey().isWrong())
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  final Verification verification() {
    if (verification == null) {
      throw new IllegalStateException("nothing to report of yet");
    }
    return verification;
  }

  /** Where it stands; null if it is about what is not there. */
  final @Nullable String place(Finding finding) {
    return finding.place() == null
        ? null
        : verification().source(finding.place()) + ":" + finding.place().line();
  }

  abstract void say(Finding finding);

  abstract void end(List<SessionResult> sessions);
}
