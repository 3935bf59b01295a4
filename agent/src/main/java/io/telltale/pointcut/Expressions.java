// SPDX-License-Identifier: Apache-2.0

package io.telltale.pointcut;

/** What a pointcut is made of besides method patterns. */
final class Expressions {

  private Expressions() {}

  static PointcutExpression both(PointcutExpression left, PointcutExpression right) {
    return new Named(
        "(" + left + " && " + right + ")",
        left.pins() || right.pins(),
        left.wanted().and(right.wanted())) {
      @Override
      public boolean matches(TypeView type, MethodView method) {
        return left.matches(type, method) && right.matches(type, method);
      }
    };
  }

  static PointcutExpression either(PointcutExpression left, PointcutExpression right) {
    return new Named(
        "(" + left + " || " + right + ")",
        left.pins() && right.pins(),
        left.wanted().or(right.wanted())) {
      @Override
      public boolean matches(TypeView type, MethodView method) {
        return left.matches(type, method) || right.matches(type, method);
      }
    };
  }

  static PointcutExpression not(PointcutExpression inner) {
    return new Named("!" + inner, false, Wanted.ANYTHING) {
      @Override
      public boolean matches(TypeView type, MethodView method) {
        return !inner.matches(type, method);
      }
    };
  }

  /** Methods in a type or in a type nested in it. */
  static PointcutExpression within(TypePattern pattern) {
    Wanted wanted = Wanted.in(Region.of(pattern)).withExactTypes(pattern.exactTypes());
    return new Named("within(" + pattern + ")", pattern.pins(), wanted) {
      @Override
      public boolean matches(TypeView type, MethodView method) {
        for (TypeView next = type; next != null; next = next.enclosingType()) {
          if (pattern.matches(next)) {
            return true;
          }
        }
        return false;
      }
    };
  }

  /** Methods in a type with an annotation; the types around it do not count. */
  static PointcutExpression annotatedType(AnnotationPattern pattern) {
    String exact = pattern.exactType();
    // An inherited annotation stands in another class file.
    return new Named("@within(" + pattern + ")", exact != null, Wanted.ANYTHING) {
      @Override
      public boolean matches(TypeView type, MethodView method) {
        return pattern.matchesType(type);
      }
    };
  }

  /** Methods with an annotation. */
  static PointcutExpression annotation(AnnotationPattern pattern) {
    String exact = pattern.exactType();
    Wanted wanted = exact == null ? Wanted.ANYTHING : Wanted.annotation(exact);
    return new Named("@annotation(" + pattern + ")", exact != null, wanted) {
      @Override
      public boolean matches(TypeView type, MethodView method) {
        return pattern.matches(method.annotations());
      }
    };
  }

  private abstract static class Named implements PointcutExpression {
    private final String text;
    private final boolean pins;
    private final Wanted wanted;

    Named(String text, boolean pins, Wanted wanted) {
      this.text = text;
      this.pins = pins;
      this.wanted = wanted;
    }

    @Override
    public boolean pins() {
      return pins;
    }

    @Override
    public Wanted wanted() {
      return wanted;
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
