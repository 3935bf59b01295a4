// SPDX-License-Identifier: Apache-2.0

package io.telltale.capture;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What is open on a thread: calls of woven methods, innermost first, and the scope. Empty, and so
 * without a reference to anything of the application's, whenever no woven method runs.
 */
final class ThreadState {

  private static final ThreadLocal<ThreadState> CURRENT =
      new ThreadLocal<ThreadState>() {
        @Override
        protected ThreadState initialValue() {
          return new ThreadState();
        }
      };

  /** Who is born in a request and serves on long after it was meant for others too. */
  private static final long LONGEST_HERITAGE = TimeUnit.MINUTES.toNanos(1);

  private static final String VIRTUAL = "java.lang.VirtualThread";

  /** The innermost open call. */
  @Nullable Frame top;

  /** Set while we read values: the application's getters may be woven too. */
  boolean reading;

  private @Nullable Scope scope;

  /** What this thread has counted for the scope; null if nothing yet. */
  private @Nullable Tally tally;

  /** The scope in which this thread was started. */
  private @Nullable Scope heritage;

  private ThreadState() {
    Thread thread = Thread.currentThread();
    scope = Carrying.SCOPES.take(thread);
    heritage = thread.getClass().getName().equals(VIRTUAL) ? null : scope;
  }

  static ThreadState current() {
    return CURRENT.get();
  }

  /** The innermost open scope. */
  @Nullable Scope scope() {
    if (heritage != null && heritage.life.overFor() > LONGEST_HERITAGE) {
      scope = scope == heritage ? null : scope;
      heritage = null;
    }
    return scope;
  }

  /** For the length of the frame the thread is in that scope, or in none. */
  void enter(Frame frame, @Nullable Scope entered) {
    frame.keep(scope(), tally);
    if (entered != scope) {
      scope = entered;
      tally = null;
    }
  }

  /** A meter of the scope, as this thread counts it; null outside of any. */
  @Nullable Counter counter(int meter) {
    if (reading) {
      return null;
    }
    Tally mine = tally;
    return mine == null ? begun(meter) : mine.counter(meter);
  }

  private @Nullable Counter begun(int meter) {
    Scope counting = scope();
    if (counting == null) {
      return null;
    }
    Tally mine = counting.counters.tally();
    tally = mine;
    return mine.counter(meter);
  }

  /** A call has ended; with the one that entered a scope ends being in it. */
  void left(Frame frame) {
    if (frame.counter != null) {
      frame.counter.end();
    }
    if (frame.entersScope()) {
      if (tally != null && tally != frame.tallyBefore()) {
        tally.release();
      }
      scope = frame.scopeBefore();
      tally = frame.tallyBefore();
    }
  }

  /** Forgets, without looking at them, what calls are open down to a given one. */
  void unwind(Frame last) {
    while (last.open && top != null) {
      pop();
    }
    left(last);
  }

  /** Forgets the calls that were opened after a given one, which may be none. */
  void unwindTo(@Nullable Frame remaining) {
    while (top != remaining && top != null) {
      pop();
    }
  }

  private void pop() {
    Frame frame = top;
    if (frame != null) {
      top = frame.parent;
      frame.open = false;
      left(frame);
    }
  }
}
