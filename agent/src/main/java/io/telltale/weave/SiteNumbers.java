// SPDX-License-Identifier: Apache-2.0

package io.telltale.weave;

import io.telltale.hook.TelltaleHook;
import io.telltale.pointcut.Pointcut;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gives numbers to woven methods and knows what each needs. Implemented by who acts on the calls.
 */
public interface SiteNumbers {

  /**
   * The number of a method, ready to be called as soon as this returns.
   *
   * @param method the class's name, method's name and descriptor; the same method of a redeployed
   *     application is the same
   * @param pointcuts those that match it
   */
  int number(String method, List<Pointcut> pointcuts);

  /** How much a call adds to a pointcut's meter; null if woven code cannot say, or it has none. */
  default @Nullable MeterForm meter(Pointcut pointcut) {
    return null;
  }

  /** As {@link #number}, for a method that does nothing but count. */
  default int meterNumber(String method, Pointcut pointcut) {
    throw new UnsupportedOperationException();
  }

  /** The number of a site of the caller's own making. */
  int place(TelltaleHook hook);

  /**
   * Whether a pointcut means nothing before a scope can be open, so that the JDK's own classes need
   * not be woven for it until then.
   */
  default boolean waitsForScopes(Pointcut pointcut) {
    return false;
  }

  /** Whether a method was woven that opens a scope. */
  default boolean haveScopes() {
    return false;
  }

  /** Whether the method's arguments are read when it is entered. */
  boolean readsArgumentsOnEntry(int number);

  /** Whether the method's arguments are read when it ends. */
  boolean readsArgumentsOnExit(int number);
}
