// SPDX-License-Identifier: Apache-2.0

package io.telltale.pointcut;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** AspectJ's annotation pattern: annotations that must be, or must not be, there. */
abstract class AnnotationPattern {

  private static final String INHERITED = "java.lang.annotation.Inherited";

  /** Whether the annotations of a method satisfy it. */
  abstract boolean matches(List<TypeView> annotations);

  /** Whether the annotations of a type, inherited ones included, satisfy it. */
  abstract boolean matchesType(TypeView type);

  /** The one annotation type that must be there; null if there is no such one. */
  @Nullable String exactType() {
    return null;
  }

  static AnnotationPattern of(TypePattern type, boolean negated) {
    return new AnnotationPattern() {
      @Override
      boolean matches(List<TypeView> annotations) {
        return negated != any(type, annotations);
      }

      @Override
      boolean matchesType(TypeView annotated) {
        return negated != (any(type, annotated.annotations()) || inherits(type, annotated));
      }

      @Override
      @Nullable String exactType() {
        return negated ? null : type.exactName();
      }

      @Override
      public String toString() {
        return (negated ? "!@" : "@") + type;
      }
    };
  }

  private static boolean any(TypePattern type, List<TypeView> annotations) {
    for (TypeView annotation : annotations) {
      if (type.matches(annotation)) {
        return true;
      }
    }
    return false;
  }

  /** As with AspectJ, a pattern with wildcards does not look at what is inherited. */
  private static boolean inherits(TypePattern type, TypeView annotated) {
    if (type.exactName() == null) {
      return false;
    }
    for (TypeView parent = annotated.superType(); parent != null; parent = parent.superType()) {
      for (TypeView annotation : parent.annotations()) {
        if (type.matches(annotation) && isInherited(annotation)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isInherited(TypeView annotation) {
    for (TypeView meta : annotation.annotations()) {
      if (meta.name().equals(INHERITED)) {
        return true;
      }
    }
    return false;
  }

  AnnotationPattern and(AnnotationPattern other) {
    AnnotationPattern first = this;
    return new AnnotationPattern() {
      @Override
      boolean matches(List<TypeView> annotations) {
        return first.matches(annotations) && other.matches(annotations);
      }

      @Override
      boolean matchesType(TypeView type) {
        return first.matchesType(type) && other.matchesType(type);
      }

      @Override
      @Nullable String exactType() {
        return first.exactType() == null ? other.exactType() : first.exactType();
      }

      @Override
      public String toString() {
        return first + " " + other;
      }
    };
  }
}
