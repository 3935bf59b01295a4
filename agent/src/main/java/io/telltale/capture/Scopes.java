// SPDX-License-Identifier: Apache-2.0

package io.telltale.capture;

import org.jspecify.annotations.Nullable;

/** Opens scopes when calls begin, and ends them. */
final class Scopes {

  private final RequestReading reading;
  private final Drafting drafting;
  private final Telling telling;
  private final boolean watchesSessions;

  Scopes(RequestReading reading, Drafting drafting, Telling telling, boolean watchesSessions) {
    this.reading = reading;
    this.drafting = drafting;
    this.telling = telling;
    this.watchesSessions = watchesSessions;
  }

  /** The call's frame; null if the scope is open already, or is none. */
  @Nullable Frame open(
      Site site,
      CompiledRule rule,
      ThreadState state,
      @Nullable Object self,
      @Nullable Object @Nullable [] arguments) {
    if (Frame.isOpen(state.top, rule.rule.scope)) {
      return null; // by the container's entry, or an outer filter
    }
    Scope scope;
    state.reading = true;
    try {
      Call call = Call.of(self, arguments, Telling.view(state.scope()));
      if (drafting.isIgnored(rule, call)) {
        return null;
      }
      scope = resumed(rule, call, self, arguments);
      if (scope == null) {
        scope = new Scope(rule, reading, outer(rule, state.scope()), self, arguments);
        if (watchesSessions) {
          scope.watchSession();
        }
      }
    } finally {
      state.reading = false;
    }
    Frame frame = new Frame(site, rule, state.top);
    frame.opened = scope;
    state.enter(frame, scope);
    state.top = frame;
    return frame;
  }

  /** One that merely goes with the thread's work is not around another of its kind. */
  private static @Nullable Scope outer(CompiledRule rule, @Nullable Scope around) {
    for (Scope scope = around; scope != null; scope = scope.outer) {
      if (scope.kind().equals(rule.rule.scope)) {
        return null;
      }
    }
    return around;
  }

  /** The suspended scope of the same request; a container uses its objects for others too. */
  private @Nullable Scope resumed(
      CompiledRule rule,
      Call call,
      @Nullable Object self,
      @Nullable Object @Nullable [] arguments) {
    if (rule.resumes == null || Carrying.SUSPENDED.isEmpty()) {
      return null;
    }
    Object request = drafting.object(rule, rule.context.get(Scope.REQUEST), call, Scope.REQUEST);
    Scope scope = request == null ? null : Carrying.SUSPENDED.of(request);
    if (request == null || scope == null) {
      return null;
    }
    if (drafting.holds(rule, rule.resumes, call, "resumes")
        && scope.life.resume(Call.of(self, arguments, scope))) {
      return scope;
    }
    Carrying.SUSPENDED.forget(request);
    return null;
  }

  /** The call that opened or resumed a scope has ended. */
  void leave(Scope scope, @Nullable Throwable thrown) {
    if (scope.life.leave()) {
      telling.end(scope, thrown);
    }
  }
}
