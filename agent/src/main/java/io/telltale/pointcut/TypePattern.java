// SPDX-License-Identifier: Apache-2.0

package io.telltale.pointcut;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * AspectJ's type pattern.
 *
 * <p>Source: AspectJ 5 quick reference and programming guide, "Type Patterns". Generic types are
 * erased; nested types are written with a dot.
 */
abstract class TypePattern {

  static final TypePattern ANY =
      new TypePattern() {
        @Override
        boolean matches(TypeView type) {
          return true;
        }

        @Override
        boolean pins() {
          return false;
        }

        @Override
        public String toString() {
          return "*";
        }
      };

  abstract boolean matches(TypeView type);

  /** Whether it names at least a part of a package or type, and so does not mean everything. */
  abstract boolean pins();

  /** The types that it names in full. */
  List<String> exactTypes() {
    return Collections.emptyList();
  }

  final boolean isAny() {
    return this == ANY;
  }

  static TypePattern not(TypePattern inner) {
    return new TypePattern() {
      @Override
      boolean matches(TypeView type) {
        return !inner.matches(type);
      }

      @Override
      boolean pins() {
        return false;
      }

      @Override
      public String toString() {
        return "!" + inner;
      }
    };
  }

  static TypePattern both(TypePattern left, TypePattern right) {
    return new TypePattern() {
      @Override
      boolean matches(TypeView type) {
        return left.matches(type) && right.matches(type);
      }

      @Override
      boolean pins() {
        return left.pins() || right.pins();
      }

      @Override
      List<String> exactTypes() {
        return left.exactTypes().isEmpty() ? right.exactTypes() : left.exactTypes();
      }

      @Override
      public String toString() {
        return "(" + left + " && " + right + ")";
      }
    };
  }

  static TypePattern either(TypePattern left, TypePattern right) {
    return new TypePattern() {
      @Override
      boolean matches(TypeView type) {
        return left.matches(type) || right.matches(type);
      }

      @Override
      boolean pins() {
        return left.pins() && right.pins();
      }

      @Override
      List<String> exactTypes() {
        List<String> both = new ArrayList<>(left.exactTypes());
        both.addAll(right.exactTypes());
        return both;
      }

      @Override
      public String toString() {
        return "(" + left + " || " + right + ")";
      }
    };
  }

  /** {@code (pattern)+}: subtypes too. */
  static TypePattern orSubtypes(TypePattern inner) {
    return new TypePattern() {
      @Override
      boolean matches(TypeView type) {
        if (inner.matches(type)) {
          return true;
        }
        for (TypeView ancestor : Ancestors.of(type)) {
          if (inner.matches(ancestor)) {
            return true;
          }
        }
        return false;
      }

      @Override
      boolean pins() {
        return inner.pins();
      }

      @Override
      List<String> exactTypes() {
        return inner.exactTypes();
      }

      @Override
      public String toString() {
        return inner + "+";
      }
    };
  }

  /** {@code @annotation pattern}. */
  static TypePattern annotated(AnnotationPattern annotation, TypePattern inner) {
    return new TypePattern() {
      @Override
      boolean matches(TypeView type) {
        return inner.matches(type) && annotation.matchesType(type);
      }

      @Override
      boolean pins() {
        return inner.pins() || annotation.exactType() != null;
      }

      @Override
      List<String> exactTypes() {
        return inner.exactTypes();
      }

      @Override
      public String toString() {
        return "(" + annotation + " " + inner + ")";
      }
    };
  }

  /** The name where the pattern is nothing but a name in full. */
  @Nullable String exactName() {
    return null;
  }
}
