// SPDX-License-Identifier: Apache-2.0

package io.telltale.pointcut;

import com.google.re2j.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * AspectJ's annotation pattern: annotations that must be, or must not be, there; with a regular
 * expression, which AspectJ has not, for their texts.
 */
abstract class AnnotationPattern {

  private static final String INHERITED = "java.lang.annotation.Inherited";

  /** Between an annotation's texts. */
  private static final String AND = ", ";

  /** Whether the annotations of a method satisfy it. */
  abstract boolean matches(List<AnnotationView> annotations);

  /** Whether the annotations of a type, inherited ones included, satisfy it. */
  abstract boolean matchesType(TypeView type);

  /** The one annotation type that must be there; null if there is no such one. */
  @Nullable String exactType() {
    return null;
  }

  /** The one annotation type that must stand in a type's own class file; null as above. */
  @Nullable String typeInFile() {
    return null;
  }

  static AnnotationPattern of(TypePattern type, boolean negated) {
    return new AnnotationPattern() {
      @Override
      boolean matches(List<AnnotationView> annotations) {
        return negated != any(type, null, annotations);
      }

      @Override
      boolean matchesType(TypeView annotated) {
        return negated != (any(type, null, annotated.annotations()) || inherits(type, annotated));
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

  /**
   * Of these texts, all of them joined. On a type it means what stands there: what is inherited
   * stands in another class file, for which each class would have to be looked at.
   */
  static AnnotationPattern of(TypePattern type, Pattern texts, boolean negated) {
    return new AnnotationPattern() {
      @Override
      boolean matches(List<AnnotationView> annotations) {
        return negated != any(type, texts, annotations);
      }

      @Override
      boolean matchesType(TypeView annotated) {
        return matches(annotated.annotations());
      }

      @Override
      @Nullable String exactType() {
        return negated ? null : type.exactName();
      }

      @Override
      @Nullable String typeInFile() {
        return exactType();
      }

      @Override
      public String toString() {
        return (negated ? "!@" : "@") + type + "(\"" + texts + "\")";
      }
    };
  }

  private static boolean any(
      TypePattern type, @Nullable Pattern texts, List<AnnotationView> annotations) {
    for (AnnotationView annotation : annotations) {
      if (type.matches(annotation.type())
          && (texts == null || texts.matches(String.join(AND, annotation.texts())))) {
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
      for (AnnotationView annotation : parent.annotations()) {
        if (type.matches(annotation.type()) && isInherited(annotation.type())) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isInherited(TypeView annotation) {
    for (AnnotationView meta : annotation.annotations()) {
      if (meta.type().name().equals(INHERITED)) {
        return true;
      }
    }
    return false;
  }

  AnnotationPattern and(AnnotationPattern other) {
    AnnotationPattern first = this;
    return new AnnotationPattern() {
      @Override
      boolean matches(List<AnnotationView> annotations) {
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
      @Nullable String typeInFile() {
        return first.typeInFile() == null ? other.typeInFile() : first.typeInFile();
      }

      @Override
      public String toString() {
        return first + " " + other;
      }
    };
  }
}
