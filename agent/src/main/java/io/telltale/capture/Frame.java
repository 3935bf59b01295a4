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

  private static final String UNKNOWN_USER = "unknown_user";

  final Site site;
  final CompiledRule rule;
  final @Nullable Frame parent;
  Map<String, Object> before = Collections.emptyMap();

  /** Whether this call opened the request, and so closes it. */
  boolean opensRequest;

  /** Until the call has ended. */
  boolean open = true;

  /** Whether what it gathered has been told, and what comes inside is none of its. */
  boolean closed;

  private Set<String> innerMechanisms = Collections.emptySet();
  private @Nullable String innerUser;
  private @Nullable String innerSession;
  private @Nullable String innerReason;
  private @Nullable String innerErrorType;
  private @Nullable Draft inner;

  Frame(Site site, CompiledRule rule, @Nullable Frame parent) {
    this.site = site;
    this.rule = rule;
    this.parent = parent;
  }

  /** The nearest enclosing call that tells of the same kind of happening. */
  @Nullable Frame outer() {
    String kind = rule.kind();
    if (kind == null) {
      return null;
    }
    for (Frame frame = parent; frame != null; frame = frame.parent) {
      if (!frame.closed && frame.rule.takes(kind)) {
        return frame;
      }
    }
    return null;
  }

  /** Hears from an inner call that will not tell it itself. */
  void absorb(Draft draft) {
    // Whoever says the same later has it from the first.
    inner = inner == null || inner.outcome != draft.outcome ? draft : inner;
    innerSession = innerSession == null ? draft.session : innerSession;
    attempted(draft.mechanisms, draft.user, draft.reason, draft.errorType);
  }

  /** Hears what an inner call has heard that is no happening by itself. */
  void absorb(Frame other) {
    Set<String> mechanisms = new LinkedHashSet<>();
    if (other.rule.gathers != null) {
      mechanisms.add(other.rule.rule.mechanism);
    }
    mechanisms.addAll(other.innerMechanisms);
    attempted(mechanisms, other.innerUser, other.innerReason, other.innerErrorType);
  }

  /** That one store does not know the user says less than what another one, tried later, says. */
  private void attempted(
      Set<String> mechanisms,
      @Nullable String user,
      @Nullable String reason,
      @Nullable String errorType) {
    if (UNKNOWN_USER.equals(innerReason) && reason != null) {
      innerReason = null;
      innerErrorType = null;
    }
    absorb(mechanisms, user, reason, errorType);
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
    draft.session = draft.session == null ? innerSession : draft.session;
    if (draft.outcome == Outcome.FAILURE) {
      draft.reason = innerReason == null ? draft.reason : innerReason;
      draft.errorType = innerErrorType == null ? draft.errorType : innerErrorType;
    }
  }

  /** What was gathered, as one; null if it is no happening. */
  @Nullable Draft gathered() {
    if (inner != null) {
      Set<String> inside = new LinkedHashSet<>(inner.mechanisms);
      inner.mechanisms.clear();
      inner.mechanisms.add(rule.rule.mechanism);
      inner.mechanisms.addAll(inside);
      complete(inner);
    }
    return inner;
  }

  /** What an inner call would have told, for when this one turns out to be no happening. */
  @Nullable Draft inner() {
    return inner;
  }
}
