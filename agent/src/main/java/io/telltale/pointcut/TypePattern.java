// SPDX-License-Identifier: Apache-2.0

package io.telltale.pointcut;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * AspectJ's type pattern.
 *
 * <p>Source: AspectJ 5 quick reference and programming guide, "Type Patterns". Generic types are
 * erased; nested types are written with a dot.
 */
abstract class TypePattern {

  static final Set<String> PRIMITIVES =
      Collections.unmodifiableSet(
          new HashSet<>(
              Arrays.asList(
                  "void", "boolean", "byte", "char", "short", "int", "long", "float", "double")));

  private static final String OBJECT = "java.lang.Object";

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

  /**
   * Whether a return type has as many dimensions as one of its name may have. As with AspectJ,
   * {@code Object+} does not mean arrays there, though it does for parameters.
   */
  boolean matchesDimensions(TypeView type) {
    return true;
  }

  /** The types that it names in full. */
  List<String> exactTypes() {
    return Collections.emptyList();
  }

  /**
   * Beginnings of the names of all types that it matches, nested ones with a dot; none if they may
   * have any name.
   *
   * @param orOfAncestor whether it is enough that an ancestor's name begins so
   */
  List<String> prefixes(boolean orOfAncestor) {
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
      boolean matchesDimensions(TypeView type) {
        return left.matchesDimensions(type) && right.matchesDimensions(type);
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
      List<String> prefixes(boolean orOfAncestor) {
        List<String> ofLeft = left.prefixes(orOfAncestor);
        return ofLeft.isEmpty() ? right.prefixes(orOfAncestor) : ofLeft;
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
      boolean matchesDimensions(TypeView type) {
        return left.matchesDimensions(type) || right.matchesDimensions(type);
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
      List<String> prefixes(boolean orOfAncestor) {
        List<String> both = new ArrayList<>(left.prefixes(orOfAncestor));
        List<String> ofRight = right.prefixes(orOfAncestor);
        if (both.isEmpty() || ofRight.isEmpty()) {
          return Collections.emptyList();
        }
        both.addAll(ofRight);
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
        for (TypeView ancestor : type.ancestors()) {
          if (inner.matches(ancestor)) {
            return true;
          }
        }
        TypePattern component = inner.component();
        TypeView element = type.componentType();
        return component != null && element != null && orSubtypes(component).matches(element);
      }

      @Override
      boolean matchesDimensions(TypeView type) {
        return inner.matchesDimensions(type);
      }

      @Override
      boolean pins() {
        return inner.pins() && !OBJECT.equals(inner.exactName());
      }

      @Override
      List<String> exactTypes() {
        return inner.exactTypes();
      }

      @Override
      List<String> prefixes(boolean orOfAncestor) {
        return orOfAncestor ? inner.prefixes(true) : Collections.<String>emptyList();
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
      boolean matchesDimensions(TypeView type) {
        return inner.matchesDimensions(type);
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
      List<String> prefixes(boolean orOfAncestor) {
        return inner.prefixes(orOfAncestor);
      }

      @Override
      public String toString() {
        return "(" + annotation + " " + inner + ")";
      }
    };
  }

  /** For the name of an array in full what the array is of, else null. */
  @Nullable TypePattern component() {
    return null;
  }

  /** The name where the pattern is nothing but a name in full. */
  @Nullable String exactName() {
    return null;
  }
}
