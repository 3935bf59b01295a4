// SPDX-License-Identifier: Apache-2.0

package io.telltale.weave;

import io.telltale.pointcut.AnnotationView;
import io.telltale.pointcut.TypeView;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.annotation.AnnotationValue;
import net.bytebuddy.description.enumeration.EnumerationDescription;
import net.bytebuddy.description.method.MethodDescription;

/** An annotation as Byte Buddy's pool reads it. */
final class BuddyAnnotation implements AnnotationView {

  private final AnnotationDescription annotation;

  BuddyAnnotation(AnnotationDescription annotation) {
    this.annotation = annotation;
  }

  @Override
  public TypeView type() {
    return new BuddyType(annotation.getAnnotationType());
  }

  @Override
  public List<String> texts() {
    List<String> texts = new ArrayList<>();
    try {
      for (MethodDescription.InDefinedShape member :
          annotation.getAnnotationType().getDeclaredMethods()) {
        AnnotationValue<?, ?> value = annotation.getValue(member);
        if (value.getState().isResolved()) {
          addTexts(texts, value.resolve());
        }
      }
    } catch (RuntimeException e) {
      return texts; // a class that the application was built with, but runs without
    }
    return texts;
  }

  private static void addTexts(List<String> texts, Object value) {
    if (value instanceof String) {
      texts.add((String) value);
    } else if (value instanceof EnumerationDescription) {
      texts.add(((EnumerationDescription) value).getValue());
    } else if (value instanceof Object[]) {
      for (Object element : (Object[]) value) {
        addTexts(texts, element);
      }
    }
  }
}
