// SPDX-License-Identifier: Apache-2.0

package io.telltale.capture;

import org.jspecify.annotations.Nullable;

/**
 * What is open on a thread: calls of woven methods, innermost first, and the request. Empty, and so
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

  /** The innermost open call. */
  @Nullable Frame top;

  @Nullable RequestScope request;

  /** Set while we read values: the application's getters may be woven too. */
  boolean reading;

  static ThreadState current() {
    return CURRENT.get();
  }

  /** A call has ended; with the one that opened the request ends the request. */
  void left(Frame frame) {
    if (frame.opensRequest) {
      request = null;
    }
  }

  /** Forgets, without looking at them, what calls are open down to a given one. */
  void unwind(Frame last) {
    while (last.open && top != null) {
      Frame frame = top;
      top = frame.parent;
      frame.open = false;
      left(frame);
    }
    left(last);
  }
}
