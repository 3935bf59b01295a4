// SPDX-License-Identifier: Apache-2.0

package io.telltale.capture;

import io.telltale.diagnostics.Diagnostics;
import io.telltale.event.Marked;
import io.telltale.value.Condition;
import io.telltale.value.Expression;
import io.telltale.value.Plain;
import io.telltale.value.ReadException;
import io.telltale.value.Roots;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads values so that a path that fails yields nothing and is counted. Whatever an application's
 * object throws, errors included, takes away the one value and not the event.
 */
final class Reader {

  private static final int MOST_CAUSES = 5;

  private final Diagnostics diagnostics;

  Reader(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** The object that a path leads to, for the length of the call. */
  @Nullable Object object(@Nullable Expression expression, Roots roots, String rule, String what) {
    if (expression == null) {
      return null;
    }
    try {
      return expression.read(roots);
    } catch (Throwable e) {
      count(rule, what, e);
      return null;
    }
  }

  /** Where it stands says what is done with it: no mark is needed. */
  @Nullable Object plain(@Nullable Expression expression, Roots roots, String rule, String what) {
    Object plain = plain(object(expression, roots, rule, what), rule, what);
    return plain instanceof Marked ? ((Marked) plain).text() : plain;
  }

  /** The plain value that an object is; null if it is none. */
  @Nullable Object plain(@Nullable Object object, String rule, String what) {
    Object plain = Plain.of(object);
    if (object != null && plain == null) {
      diagnostics.count(
          "pointcut "
              + rule
              + ": "
              + what
              + " leads to a "
              + object.getClass().getName()
              + ", which is no plain value");
    }
    return plain;
  }

  @Nullable String text(@Nullable Expression expression, Roots roots, String rule, String what) {
    Object plain = plain(expression, roots, rule, what);
    return plain == null ? null : plain.toString();
  }

  /**
   * Whether a condition holds.
   *
   * @param unreadable what is said of one that cannot be read
   */
  boolean holds(Condition condition, Roots roots, String rule, String what, boolean unreadable) {
    try {
      return condition.holds(roots);
    } catch (Throwable e) {
      count(rule, what, e);
      return unreadable;
    }
  }

  /** The word for an exception, of its class or the nearest above it, or else of its cause. */
  @Nullable String word(Map<String, String> words, Throwable error, String rule) {
    if (words.isEmpty()) {
      return null;
    }
    try {
      Throwable cause = error;
      for (int i = 0; i < MOST_CAUSES && cause != null; i++) {
        for (Class<?> type = cause.getClass(); type != null; type = type.getSuperclass()) {
          String word = words.get(type.getName().replace('$', '.'));
          if (word != null) {
            return word;
          }
        }
        cause = cause.getCause();
      }
    } catch (Throwable e) { // the application's own getCause()
      count(rule, "reason", e);
    }
    return null;
  }

  private void count(String rule, String what, Throwable e) {
    String why = e instanceof ReadException ? e.getMessage() : e.getClass().getName();
    diagnostics.count("pointcut " + rule + ": cannot read " + what + ": " + why);
  }
}
