// SPDX-License-Identifier: Apache-2.0

package io.telltale.capture;

import io.telltale.config.Rule;
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

  /** Of one directory of several; another one, asked next, may know the user. */
  private static final String UNKNOWN_USER = "unknown_user";

  final Site site;
  final CompiledRule rule;
  final @Nullable Frame parent;
  Map<String, Object> before = Collections.emptyMap();

  /** Until the call has ended. */
  boolean open = true;

  /** Whether what it gathered has been told, and what comes inside is none of its. */
  boolean closed;

  /** What this call opened, and so closes. */
  @Nullable Scope opened;

  /** What this call counts with. */
  @Nullable Counter counter;

  /** What it is about, where a rule is about a carrier: its identity only. */
  int carrier;

  /** What it handed over, until it is known whether somebody took it. */
  @Nullable Object handedOver;

  /** Whether calls outside of this one are of another scope, so that they do not enclose it. */
  private boolean border;

  private boolean entersScope;
  private @Nullable Scope scopeBefore;
  private @Nullable Tally tallyBefore;

  private Set<String> innerMechanisms = Collections.emptySet();
  private @Nullable String innerUser;
  private @Nullable String innerSession;
  private @Nullable String innerReason;

  /** What an enriching call said, which is about this call and not about one attempt in it. */
  private @Nullable String enrichedReason;

  private @Nullable String innerErrorType;
  private @Nullable Draft inner;

  Frame(Site site, CompiledRule rule, @Nullable Frame parent) {
    this.site = site;
    this.rule = rule;
    this.parent = parent;
  }

  /** The same call in another place. */
  Frame(Frame same, @Nullable Frame parent) {
    this(same.site, same.rule, parent);
    carrier = same.carrier;
  }

  /** Remembers where the thread was before it entered a scope. */
  void keep(@Nullable Scope scope, @Nullable Tally tally) {
    entersScope = true;
    scopeBefore = scope;
    tallyBefore = tally;
  }

  boolean entersScope() {
    return entersScope;
  }

  @Nullable Scope scopeBefore() {
    return scopeBefore;
  }

  @Nullable Tally tallyBefore() {
    return tallyBefore;
  }

  void setBorder() {
    border = true;
  }

  boolean isBorder() {
    return border;
  }

  /** Whether a call, from one on, has opened a scope of that kind. */
  static boolean isOpen(@Nullable Frame top, @Nullable String kind) {
    for (Frame frame = top; frame != null && !frame.border; frame = frame.parent) {
      if (frame.opened != null && frame.opened.kind().equals(kind)) {
        return true;
      }
    }
    return false;
  }

  /** The nearest call, from one on, that is of a kind and about a carrier. */
  static @Nullable Frame about(@Nullable Frame top, Rule.Kind kind, int carrier) {
    for (Frame frame = top; frame != null; frame = frame.parent) {
      if (frame.rule.rule.kind == kind && frame.carrier == carrier) {
        return frame;
      }
    }
    return null;
  }

  /** The nearest enclosing call that tells of the same kind of happening, or silences it. */
  @Nullable Frame outer() {
    String kind = rule.kind();
    if (kind == null) {
      return null;
    }
    for (Frame frame = parent; frame != null && !frame.border; frame = frame.parent) {
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
    enrichedReason = enrichedReason == null ? draft.enrichedReason : enrichedReason;
  }

  /** Hears what an inner call has heard that is no happening by itself. */
  void absorb(Frame other) {
    Set<String> mechanisms = new LinkedHashSet<>();
    if (other.rule.isGathering()) {
      mechanisms.add(other.rule.rule.mechanism);
    }
    mechanisms.addAll(other.innerMechanisms);
    attempted(mechanisms, other.innerUser, other.heardReason(), other.innerErrorType);
    enrichedReason = enrichedReason == null ? other.outrankingReason() : enrichedReason;
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
    innerReason = innerReason == null ? reason : innerReason;
    absorb(mechanisms, user, errorType);
  }

  /** Hears from a call that only adds. */
  void enrich(
      String mechanism,
      @Nullable String user,
      @Nullable String reason,
      @Nullable String errorType) {
    enrichedReason = enrichedReason == null ? reason : enrichedReason;
    // Whoever only names somebody is no way to sign in: Elytron asks for names as JAAS does.
    Set<String> mechanisms =
        reason == null ? Collections.<String>emptySet() : Collections.singleton(mechanism);
    absorb(mechanisms, user, errorType);
  }

  /** The first to say something is the innermost, hence nearest to the cause. */
  private void absorb(Set<String> mechanisms, @Nullable String user, @Nullable String errorType) {
    if (innerMechanisms.isEmpty()) {
      innerMechanisms = new LinkedHashSet<>();
    }
    innerMechanisms.addAll(mechanisms);
    innerUser = innerUser == null ? user : innerUser;
    innerErrorType = innerErrorType == null ? errorType : innerErrorType;
  }

  /** Adds to this call's draft what the inner ones know. */
  void complete(Draft draft) {
    draft.mechanisms.addAll(innerMechanisms);
    draft.user = draft.user == null ? innerUser : draft.user;
    draft.session = draft.session == null ? innerSession : draft.session;
    if (inner != null && inner != draft) {
      draft.heuristic &= inner.heuristic;
      draft.addVolume(inner);
    }
    if (draft.outcome == Outcome.FAILURE) {
      String heard = heardReason();
      draft.reason = heard == null ? draft.reason : heard;
      draft.enrichedReason = outrankingReason();
      draft.errorType = innerErrorType == null ? draft.errorType : innerErrorType;
    }
  }

  private @Nullable String heardReason() {
    return enrichedReason == null ? innerReason : enrichedReason;
  }

  /**
   * What outranks attempts outside this call too; that one store does not know the user does not.
   */
  private @Nullable String outrankingReason() {
    return UNKNOWN_USER.equals(enrichedReason) ? null : enrichedReason;
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
