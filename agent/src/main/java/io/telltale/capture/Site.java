// SPDX-License-Identifier: Apache-2.0

package io.telltale.capture;

import io.telltale.hook.TelltaleHook;
import org.jspecify.annotations.Nullable;

/** One woven method. Whatever goes wrong in here stays in here. */
final class Site extends TelltaleHook {

  private final String method;
  private final CompiledRule[] rules;
  private final Recorder recorder;

  Site(String method, CompiledRule[] rules, Recorder recorder) {
    this.method = method;
    this.rules = rules;
    this.recorder = recorder;
  }

  boolean readsArgumentsOnEntry() {
    for (CompiledRule rule : rules) {
      if (rule.readsArgumentsOnEntry()) {
        return true;
      }
    }
    return false;
  }

  boolean readsArgumentsOnExit() {
    for (CompiledRule rule : rules) {
      if (rule.readsArgumentsOnExit()) {
        return true;
      }
    }
    return false;
  }

  @Override
  @SuppressWarnings("NullAway") // the hook has no annotations, since it imports nothing
  protected @Nullable Object onEnter(
      @Nullable Object self, @Nullable Object @Nullable [] arguments) {
    ThreadState state = ThreadState.current();
    if (state.reading) {
      return null;
    }
    Frame before = state.top;
    try {
      Frame first = null;
      for (CompiledRule rule : rules) {
        Frame frame = recorder.enter(this, rule, state, self, arguments);
        first = first == null ? frame : first;
      }
      return first;
    } catch (Throwable t) {
      state.top = before;
      recorder.failed(method, t);
      return null;
    }
  }

  @Override
  @SuppressWarnings("NullAway") // as above
  protected void onExit(
      Object token,
      @Nullable Object self,
      @Nullable Object @Nullable [] arguments,
      @Nullable Object result,
      @Nullable Throwable thrown) {
    Frame first = (Frame) token;
    if (!first.open) {
      return; // an outer call has ended already, so an exit was missed
    }
    ThreadState state = ThreadState.current();
    try {
      Frame frame;
      do {
        frame = state.top;
        if (frame == null) {
          return;
        }
        state.top = frame.parent;
        frame.open = false;
        if (frame.site == first.site) {
          recorder.exit(frame, state, self, arguments, result, thrown);
        }
      } while (frame != first);
    } catch (Throwable t) {
      recorder.failed(method, t);
    } finally {
      recorder.close(first, state);
    }
  }
}
