// SPDX-License-Identifier: Apache-2.0

package io.telltale.pointcut;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What a pointcut is made of besides method patterns. */
final class Expressions {

  private Expressions() {}

  static PointcutExpression both(PointcutExpression left, PointcutExpression right) {
    return new Named(
        "(" + left + " && " + right + ")",
        left.pins() || right.pins(),
        left.wanted().and(right.wanted()),
        patterns(left, right)) {
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
        left.wanted().or(right.wanted()),
        patterns(left, right)) {
      @Override
      public boolean matches(TypeView type, MethodView method) {
        return left.matches(type, method) || right.matches(type, method);
      }
    };
  }

  private static List<MethodPattern> patterns(PointcutExpression left, PointcutExpression right) {
    List<MethodPattern> both = new ArrayList<>(left.methodPatterns());
    both.addAll(right.methodPatterns());
    return both;
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
    String inFile = pattern.typeInFile(); // an inherited one stands in another
    Wanted wanted = inFile == null ? Wanted.ANYTHING : Wanted.annotation(inFile);
    return new Named("@within(" + pattern + ")", exact != null, wanted) {
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
    private final List<MethodPattern> patterns;

    Named(String text, boolean pins, Wanted wanted) {
      this(text, pins, wanted, Collections.<MethodPattern>emptyList());
    }

    Named(String text, boolean pins, Wanted wanted, List<MethodPattern> patterns) {
      this.text = text;
      this.pins = pins;
      this.wanted = wanted;
      this.patterns = patterns;
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
    public List<MethodPattern> methodPatterns() {
      return patterns;
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
