// SPDX-License-Identifier: Apache-2.0

package io.telltale.capture;

import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * How long a scope lasts, and whose it is meanwhile: only the thread on which its call runs may
 * touch the container's objects, since these are not made for several threads, and are used again.
 *
 * <p>A scope that was suspended lasts beyond its call, until it is completed, which any thread may
 * do while the call still runs. Hence a state that is swapped, and no lock.
 */
final class Life {

  /** The call that opened or resumed it runs, and its end is the scope's. */
  private static final int OPEN = 0;

  /** The call runs, and the scope will outlive it. */
  private static final int HELD = 1;

  private static final int SUSPENDED = 2;
  private static final int OVER = 3;

  private final AtomicInteger state = new AtomicInteger(OPEN);
  private volatile @Nullable Thread owner = Thread.currentThread();
  private volatile @Nullable Call roots;

  /** While it is suspended nobody but the container keeps its objects alive. */
  private volatile @Nullable Suspended suspended;

  private volatile long overSince;

  /** The call begins. */
  void begin(Call call) {
    roots = call;
  }

  /** Whether this thread may read the container's objects. */
  boolean isMine() {
    return owner == Thread.currentThread();
  }

  /** What the container's objects are read from; null for other threads. */
  @Nullable Call roots() {
    return isMine() ? roots : null;
  }

  boolean isOver() {
    return state.get() == OVER;
  }

  /** Nanoseconds since it was over; 0 while it is not. */
  long overFor() {
    return isOver() ? System.nanoTime() - overSince : 0;
  }

  /** The scope will outlive its call. */
  void hold() {
    state.compareAndSet(OPEN, HELD);
  }

  /**
   * The call has ended.
   *
   * @return whether the scope is over; if so, it stays this thread's until {@link #close}
   */
  boolean leave() {
    Call mine = roots;
    while (!isOver()) {
      if (state.compareAndSet(OPEN, OVER)) {
        return true;
      }
      suspended = mine == null ? null : new Suspended(mine);
      owner = null;
      roots = null;
      if (state.compareAndSet(HELD, SUSPENDED)) {
        return false;
      }
      owner = Thread.currentThread(); // it was completed in this moment
      roots = mine;
    }
    return false;
  }

  /** The scope goes on with another call; false if it is not suspended. */
  boolean resume(Call call) {
    if (!state.compareAndSet(SUSPENDED, OPEN)) {
      return false;
    }
    owner = Thread.currentThread();
    roots = call;
    suspended = null;
    return true;
  }

  /**
   * Nothing will come any more.
   *
   * @return whether the scope is over by that; if so, it is this thread's until {@link #close}. If
   *     its call still runs, the end of it is the scope's
   */
  boolean complete(Scope scope) {
    while (true) {
      if (state.compareAndSet(HELD, OPEN)) {
        return false;
      }
      if (state.compareAndSet(SUSPENDED, OVER)) {
        Suspended last = suspended;
        owner = Thread.currentThread();
        roots = last == null ? null : last.call(scope);
        return true;
      }
      int now = state.get();
      if (now == OPEN || now == OVER) {
        return false;
      }
    }
  }

  /** Lets go of everything. */
  void close() {
    overSince = System.nanoTime();
    owner = null;
    roots = null;
    suspended = null;
  }

  /** The objects of a call, weakly. */
  private static final class Suspended {
    private final WeakReference<@Nullable Object> self;
    private final WeakReference<@Nullable Object>[] arguments;

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
    Suspended(Call call) {
      Object[] given = call.arguments();
      self = new WeakReference<>(call.self());
      arguments = new WeakReference[given.length];
      for (int i = 0; i < given.length; i++) {
        arguments[i] = new WeakReference<>(given[i]);
      }
    }

    Call call(Scope scope) {
      Object[] given = new Object[arguments.length];
      for (int i = 0; i < given.length; i++) {
        given[i] = arguments[i].get();
      }
      return Call.of(self.get(), given, scope);
    }
  }
}
