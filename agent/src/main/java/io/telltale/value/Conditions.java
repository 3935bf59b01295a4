// SPDX-License-Identifier: Apache-2.0

package io.telltale.value;

import com.google.re2j.Pattern;
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
          return ordered(Numbers.compare(a, b));
      }
    }

    /** Null is only the same as null, whatever kind of object the other is. */
    private static boolean same(@Nullable Object a, @Nullable Object b) {
      if (a == null || b == null) {
        return a == b;
      }
      if (a instanceof String && b instanceof String) {
        return a.equals(b); // a plain text would be cut
      }
      Object plainA = Plain.of(a);
      Object plainB = Plain.of(b);
      if (plainA == null || plainB == null) {
        return a == b;
      }
      Integer order = Numbers.compare(a, b);
      return order == null ? plainA.equals(plainB) : order == 0;
    }

    private boolean ordered(@Nullable Integer order) {
      if (order == null) {
        return false;
      }
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

    @Override
    public boolean readsArgument(int index) {
      return !isNull(left)
          && !isNull(right)
          && (left.readsArgument(index) || right.readsArgument(index));
    }

    private static boolean isNull(Expression value) {
      return value instanceof Literal && ((Literal) value).isNull();
    }
  }

  /** {@code thrown is com.acme.LockedException}: an object of that type or a subtype. */
  static final class IsType implements Condition {
    private final Expression value;
    private final String type;

    IsType(Expression value, String type) {
      this.value = value;
      this.type = type.replace('$', '.');
    }

    @Override
    public boolean holds(Roots roots) throws ReadException {
      Object object = value.read(roots);
      return object != null && is(object.getClass());
    }

    /**
     * By name, as the application's types are not ours to load; a dot stands before nested ones.
     */
    private boolean is(@Nullable Class<?> candidate) {
      if (candidate == null) {
        return false;
      }
      if (candidate.getName().replace('$', '.').equals(type) || is(candidate.getSuperclass())) {
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

    @Override
    public boolean readsArgument(int index) {
      return false;
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

    @Override
    public boolean readsArgument(int index) {
      return value.readsArgument(index);
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

    @Override
    public boolean readsArgument(int index) {
      return value.readsArgument(index);
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

    @Override
    public boolean readsArgument(int index) {
      return left.readsArgument(index) || right.readsArgument(index);
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

    @Override
    public boolean readsArgument(int index) {
      return inner.readsArgument(index);
    }
  }
}
