// SPDX-License-Identifier: Apache-2.0

package io.telltale.capture;

import io.telltale.event.Outcome;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One rule during one call of a woven method. Calls nest; of several that tell of one kind of
 * happening the outermost tells it, and hears from the inner ones what they know.
 */
final class Frame {

  final Site site;
  final CompiledRule rule;
  final @Nullable Frame parent;
  Map<String, Object> before = Collections.emptyMap();

  /** Whether this call opened the request, and so closes it. */
  boolean opensRequest;

  /** Until the call has ended. */
  boolean open = true;

  private Set<String> innerMechanisms = Collections.emptySet();
  private @Nullable String innerUser;
  private @Nullable String innerReason;
  private @Nullable String innerErrorType;
  private @Nullable Draft inner;

  Frame(Site site, CompiledRule rule, @Nullable Frame parent) {
    this.site = site;
    this.rule = rule;
    this.parent = parent;
  }

  /** The nearest enclosing call that tells of the same kind of happening, or silences it. */
  @Nullable Frame outer() {
    if (rule.group == null) {
      return null;
    }
    for (Frame frame = parent; frame != null; frame = frame.parent) {
      if (rule.group.equals(frame.rule.group) && !frame.rule.rule.enriches) {
        return frame;
      }
    }
    return null;
  }

  /** Hears from an inner call that will not tell it itself. */
  void absorb(Draft draft) {
    inner = draft;
    absorb(draft.mechanisms, draft.user, draft.reason, draft.errorType);
  }

  /** The first to say something is the innermost, hence nearest to the cause. */
  void absorb(
      Set<String> mechanisms,
      @Nullable String user,
      @Nullable String reason,
      @Nullable String errorType) {
    if (innerMechanisms.isEmpty()) {
      innerMechanisms = new LinkedHashSet<>();
    }
    innerMechanisms.addAll(mechanisms);
    innerUser = innerUser == null ? user : innerUser;
    innerReason = innerReason == null ? reason : innerReason;
    innerErrorType = innerErrorType == null ? errorType : innerErrorType;
  }

  /** Adds to this call's draft what the inner ones know. */
  void complete(Draft draft) {
    draft.mechanisms.addAll(innerMechanisms);
    draft.user = draft.user == null ? innerUser : draft.user;
    if (draft.outcome == Outcome.FAILURE) {
      draft.reason = innerReason == null ? draft.reason : innerReason;
      draft.errorType = innerErrorType == null ? draft.errorType : innerErrorType;
    }
  }

  /** What an inner call would have told, for when this one turns out to be no happening. */
  @Nullable Draft inner() {
    return inner;
  }
}
