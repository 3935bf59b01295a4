// SPDX-License-Identifier: Apache-2.0

package io.telltale.value;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The kinds of conditions. */
final class Conditions {

  private Conditions() {}

  /** Comparison of two values: {@code ==}, {@code <}, … */
  static final class Comparison implements Condition {
    private final Expression left;
    private final String operator;
    private final Expression right;

    Comparison(Expression left, String operator, Expression right) {
      this.left = left;
      this.operator = operator;
      this.right = right;
    }

    @Override
    public boolean holds(Roots roots) throws ReadException {
      Object a = left.read(roots);
      Object b = right.read(roots);
      switch (operator) {
        case "==":
          return same(a, b);
        case "!=":
          return !same(a, b);
        default:
          return ordered(Plain.of(a), Plain.of(b));
      }
    }

    /** Null is only the same as null, whatever kind of object the other is. */
    private static boolean same(@Nullable Object a, @Nullable Object b) {
      if (a == null || b == null) {
        return a == b;
      }
      Object plainA = Plain.of(a);
      Object plainB = Plain.of(b);
      if (plainA == null || plainB == null) {
        return a == b;
      }
      if (plainA instanceof Number && plainB instanceof Number) {
        return ((Number) plainA).doubleValue() == ((Number) plainB).doubleValue();
      }
      return plainA.equals(plainB);
    }

    private boolean ordered(@Nullable Object a, @Nullable Object b) {
      if (!(a instanceof Number) || !(b instanceof Number)) {
        return false;
      }
      int order = Double.compare(((Number) a).doubleValue(), ((Number) b).doubleValue());
      switch (operator) {
        case "<":
          return order < 0;
        case "<=":
          return order <= 0;
        case ">":
          return order > 0;
        default:
          return order >= 0;
      }
    }

    @Override
    public boolean reads(Root root) {
      return left.reads(root) || right.reads(root);
    }
  }

  /** {@code thrown is com.acme.LockedException}: an object of that type or a subtype. */
  static final class IsType implements Condition {
    private final Expression value;
    private final String type;

    IsType(Expression value, String type) {
      this.value = value;
      this.type = type;
    }

    @Override
    public boolean holds(Roots roots) throws ReadException {
      Object object = value.read(roots);
      return object != null && is(object.getClass());
    }

    /** By name, as the application's types are not ours to load. */
    private boolean is(@Nullable Class<?> candidate) {
      if (candidate == null) {
        return false;
      }
      if (candidate.getName().equals(type) || is(candidate.getSuperclass())) {
        return true;
      }
      for (Class<?> implemented : candidate.getInterfaces()) {
        if (is(implemented)) {
          return true;
        }
      }
      return false;
    }

    @Override
    public boolean reads(Root root) {
      return value.reads(root);
    }
  }

  /** {@code args[0] matches "(?i)admin.*"}: the whole text. */
  static final class Matches implements Condition {
    private final Expression value;
    private final Pattern pattern;

    Matches(Expression value, Pattern pattern) {
      this.value = value;
      this.pattern = pattern;
    }

    @Override
    public boolean holds(Roots roots) throws ReadException {
      String text = Plain.text(value.read(roots));
      return text != null && pattern.matcher(text).matches();
    }

    @Override
    public boolean reads(Root root) {
      return value.reads(root);
    }
  }

  /** A value that is itself true or false. */
  static final class IsTrue implements Condition {
    private final Expression value;

    IsTrue(Expression value) {
      this.value = value;
    }

    @Override
    public boolean holds(Roots roots) throws ReadException {
      return Boolean.TRUE.equals(value.read(roots));
    }

    @Override
    public boolean reads(Root root) {
      return value.reads(root);
    }
  }

  /** {@code and}, or {@code or}. */
  static final class Both implements Condition {
    private final Condition left;
    private final Condition right;
    private final boolean or;

    Both(Condition left, Condition right, boolean or) {
      this.left = left;
      this.right = right;
      this.or = or;
    }

    @Override
    public boolean holds(Roots roots) throws ReadException {
      return or ? left.holds(roots) || right.holds(roots) : left.holds(roots) && right.holds(roots);
    }

    @Override
    public boolean reads(Root root) {
      return left.reads(root) || right.reads(root);
    }
  }

  /** {@code not}. */
  static final class Not implements Condition {
    private final Condition inner;

    Not(Condition inner) {
      this.inner = inner;
    }

    @Override
    public boolean holds(Roots roots) throws ReadException {
      return !inner.holds(roots);
    }

    @Override
    public boolean reads(Root root) {
      return inner.reads(root);
    }
  }
}
