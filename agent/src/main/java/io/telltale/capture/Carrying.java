// SPDX-License-Identifier: Apache-2.0

package io.telltale.capture;

import io.telltale.config.Rule;
import io.telltale.diagnostics.Diagnostics;
import io.telltale.value.Root;
import org.jspecify.annotations.Nullable;

/** Lets a scope follow its work: with a task to the thread that runs it, over a suspension. */
final class Carrying {

  /** What was handed over and not taken up yet. There is one application, so there is one. */
  static final Carriers SCOPES = new Carriers();

  /** Whose scope outlives the call that opened it. */
  static final Carriers SUSPENDED = new Carriers();

  private final Drafting drafting;
  private final Telling telling;
  private final Diagnostics diagnostics;

  Carrying(Drafting drafting, Telling telling, Diagnostics diagnostics) {
    this.drafting = drafting;
    this.telling = telling;
    this.diagnostics = diagnostics;
  }

  /** Whether a call of that kind cannot mean anything now; the cheapest question. */
  static boolean isIdle(CompiledRule rule) {
    switch (rule.rule.kind) {
      case CONTINUES:
        return SCOPES.isEmpty() && SUSPENDED.isEmpty() && !rule.isAboutNothing();
      case COMPLETES:
        return SUSPENDED.isEmpty();
      default:
        return false;
    }
  }

  /** Opens a frame, or gives null where there is nothing to do at the call's end. */
  @Nullable Frame enter(
      Site site,
      CompiledRule rule,
      ThreadState state,
      @Nullable Object self,
      @Nullable Object @Nullable [] arguments) {
    Scope scope = state.scope();
    Rule.Kind kind = rule.rule.kind;
    if (scope == null
        && (kind == Rule.Kind.SUSPENDS || (kind == Rule.Kind.HANDS_OVER && SCOPES.isEmpty()))) {
      return null;
    }
    Frame frame = new Frame(site, rule, state.top);
    if (kind == Rule.Kind.SUSPENDS || rule.isAbout(Root.RETURN)) {
      return push(frame, state); // what it is about is known at the end
    }
    state.reading = true;
    Object carrier;
    try {
      Call call = Call.of(self, arguments, Telling.view(scope));
      if (drafting.isIgnored(rule, call)) {
        return null;
      }
      carrier = rule.isAboutNothing() ? null : drafting.carrier(rule, call);
    } finally {
      state.reading = false;
    }
    if (carrier == null) {
      return rule.isAboutNothing() && scope != null ? into(null, frame, state) : null;
    }
    frame.carrier = System.identityHashCode(carrier);
    return enter(frame, state, carrier);
  }

  private @Nullable Frame enter(Frame frame, ThreadState state, Object carrier) {
    switch (frame.rule.rule.kind) {
      case HANDS_OVER:
        return handOver(frame, state, carrier);
      case CONTINUES:
        Scope continued = scopeOf(carrier, frame.rule);
        return continued == null || continued == state.scope()
            ? null
            : into(continued, frame, state);
      case ENTERS:
        return begin(frame, state, carrier);
      case LEAVES:
        boolean begun = Frame.about(state.top, Rule.Kind.ENTERS, frame.carrier) != null;
        boolean outermost = Frame.about(state.top, Rule.Kind.LEAVES, frame.carrier) == null;
        return begun && outermost ? push(frame, state) : null;
      default:
        complete(state, carrier);
        return null;
    }
  }

  private static @Nullable Scope scopeOf(Object carrier, CompiledRule rule) {
    Scope scope = rule.rule.keeps ? SCOPES.of(carrier) : SCOPES.take(carrier);
    return scope == null ? SUSPENDED.of(carrier) : scope;
  }

  private static Frame push(Frame frame, ThreadState state) {
    state.top = frame;
    return frame;
  }

  private static Frame into(@Nullable Scope scope, Frame frame, ThreadState state) {
    state.enter(frame, scope);
    frame.setBorder();
    return push(frame, state);
  }

  private @Nullable Frame handOver(Frame frame, ThreadState state, Object carrier) {
    if (Frame.about(state.top, Rule.Kind.HANDS_OVER, frame.carrier) != null) {
      return null; // one layer of a pool to the next
    }
    if (give(state, carrier)) {
      frame.handedOver = carrier;
    }
    return push(frame, state);
  }

  private boolean give(ThreadState state, Object carrier) {
    Scope scope = state.scope();
    if (scope != null) {
      boolean reading = state.reading;
      state.reading = true;
      try {
        scope.record();
      } finally {
        state.reading = reading;
      }
    }
    boolean room = SCOPES.handOver(carrier, scope);
    if (!room) {
      diagnostics.count("too many tasks wait: one went without its request");
    }
    return room && scope != null;
  }

  /**
   * From here on the thread is in the scope that went with the carrier, or in none. The frame stays
   * when the call has ended, so nothing is to be done then.
   */
  private static @Nullable Frame begin(Frame frame, ThreadState state, Object carrier) {
    if (Frame.about(state.top, Rule.Kind.ENTERS, frame.carrier) != null) {
      return null; // an overriding method has entered it
    }
    Frame last = state.top;
    if (last != null && last.rule.rule.kind == Rule.Kind.HANDS_OVER) {
      return null; // a pool that looks at its tasks while it gets another one
    }
    if (last != null && last.rule.rule.kind == Rule.Kind.ENTERS) {
      state.unwindTo(last.parent); // nobody told that the task before has ended
    }
    Scope scope = scopeOf(carrier, frame.rule);
    if (scope != null || state.scope() != null) {
      into(scope, new Frame(frame, state.top), state);
    }
    return null;
  }

  private void complete(ThreadState state, Object carrier) {
    Scope scope = SUSPENDED.of(carrier);
    if (scope == null) {
      return;
    }
    SUSPENDED.forget(carrier);
    state.reading = true;
    try {
      if (scope.life.complete(scope)) {
        telling.end(scope, null);
      }
    } finally {
      state.reading = false;
    }
  }

  /** The call has ended; we are reading already. */
  void exit(Frame frame, ThreadState state, Call call) {
    boolean failed = call.thrown() != null;
    switch (frame.rule.rule.kind) {
      case HANDS_OVER:
        Object given = frame.handedOver;
        if (failed && given != null) {
          SCOPES.take(given); // it was refused
        }
        Object handed = failed || given != null ? null : returned(frame.rule, call);
        if (handed != null) {
          give(state, handed);
        }
        break;
      case ENTERS:
        Object entered = failed ? null : returned(frame.rule, call);
        if (entered != null) {
          frame.carrier = System.identityHashCode(entered);
          begin(frame, state, entered);
        }
        break;
      case LEAVES:
        Frame begun = Frame.about(state.top, Rule.Kind.ENTERS, frame.carrier);
        if (begun != null) {
          state.unwindTo(begun.parent);
        }
        break;
      case SUSPENDS:
        Object suspended =
            failed || drafting.isIgnored(frame.rule, call)
                ? null
                : drafting.carrier(frame.rule, call);
        if (suspended != null) {
          suspend(frame, state.scope(), suspended);
        }
        break;
      default: // it was in a scope, and has left it
    }
  }

  /** What a rule is about that is known only now. */
  private @Nullable Object returned(CompiledRule rule, Call call) {
    return !rule.isAbout(Root.RETURN) || drafting.isIgnored(rule, call)
        ? null
        : drafting.carrier(rule, call);
  }

  private static void suspend(Frame by, @Nullable Scope innermost, Object carrier) {
    Scope scope = innermost;
    while (scope != null && scope.opener.resumes == null) {
      scope = scope.outer;
    }
    if (scope == null) {
      return;
    }
    scope.life.hold();
    if (!isItsOwnCall(by, scope)) {
      scope.record();
    }
    SUSPENDED.put(carrier, scope);
    Object request = scope.life.isMine() ? scope.request() : null;
    if (request != null && request != carrier) {
      SUSPENDED.put(request, scope);
    }
  }

  /**
   * What ends with the scope's own call only waits for what the container has still to do; nobody
   * else works for it. To write something down for each request would look at its session.
   */
  private static boolean isItsOwnCall(Frame by, Scope scope) {
    Frame around = by.parent;
    return around != null && around.opened == scope && around.site == by.site;
  }
}
