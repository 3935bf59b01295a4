// SPDX-License-Identifier: Apache-2.0

package io.telltale.capture;

import io.telltale.hook.TelltaleHook;
import java.security.AccessController;
import java.security.PrivilegedAction;
import org.jspecify.annotations.Nullable;

/** One woven method. Whatever goes wrong in here stays in here. */
final class Site extends TelltaleHook {

  /** {@code com.acme.Users.purge(Ljava/lang/String;)V}. */
  private final String method;

  private final CompiledRule[] rules;
  private final Recorder recorder;
  private final SiteHealth health = new SiteHealth();

  Site(String method, CompiledRule[] rules, Recorder recorder) {
    this.method = method;
    this.rules = rules;
    this.recorder = recorder;
  }

  /** The class's name and the method's own. */
  String method() {
    return method.substring(0, method.indexOf('('));
  }

  Recorder recorder() {
    return recorder;
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
    if (isIdle()) {
      return null;
    }
    if (System.getSecurityManager() == null) {
      return enter(self, arguments);
    }
    // The application's callers may do next to nothing, and we read what is private.
    return AccessController.doPrivileged(
        new PrivilegedAction<Object>() {
          @Override
          public @Nullable Object run() {
            return enter(self, arguments);
          }
        });
  }

  private boolean isIdle() {
    for (CompiledRule rule : rules) {
      if (!Carrying.isIdle(rule)) {
        return false;
      }
    }
    return true;
  }

  private @Nullable Object enter(@Nullable Object self, @Nullable Object @Nullable [] arguments) {
    ThreadState state = ThreadState.current();
    if (state.reading || health.disabled()) {
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
      state.unwindTo(before);
      failed(t);
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
    // Not this: the configuration may have changed since, and a call ends as it began.
    Site site = first.site;
    if (System.getSecurityManager() == null) {
      site.leave(first, self, arguments, result, thrown);
      return;
    }
    AccessController.doPrivileged(
        new PrivilegedAction<@Nullable Void>() {
          @Override
          public @Nullable Void run() {
            site.leave(first, self, arguments, result, thrown);
            return null;
          }
        });
  }

  private void leave(
      Frame first,
      @Nullable Object self,
      @Nullable Object @Nullable [] arguments,
      @Nullable Object result,
      @Nullable Throwable thrown) {
    if (!first.open) {
      return; // an outer call has ended already, so an exit was missed
    }
    ThreadState state = ThreadState.current();
    long start = System.nanoTime();
    try {
      while (first.open) {
        Frame frame = state.top;
        if (frame == null) {
          return;
        }
        state.top = frame.parent;
        frame.open = false;
        try {
          if (frame.site == this) {
            recorder.exit(frame, state, self, arguments, result, thrown);
          }
        } finally {
          state.left(frame);
        }
      }
      disabled(health.succeeded(System.nanoTime() - start));
    } catch (Throwable t) {
      failed(t);
    } finally {
      state.unwind(first);
    }
  }

  private void failed(Throwable t) {
    recorder.failed(method, t);
    disabled(health.failed(t));
  }

  private void disabled(@Nullable String why) {
    if (why != null) {
      recorder.disabled(method, rules, why);
    }
  }
}
