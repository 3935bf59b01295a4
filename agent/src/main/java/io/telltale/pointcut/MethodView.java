// SPDX-License-Identifier: Apache-2.0

package io.telltale.pointcut;

import java.util.List;

/** What matching needs to know of a method. Types are erased. */
public interface MethodView {

  /** The name; of a constructor {@code <init>}. */
  String name();

  /** As in the class file (JVMS table 4.6-A), so a variable number of arguments is 0x80. */
  int modifiers();

  TypeView returnType();

  List<TypeView> parameterTypes();

  /** The exceptions that it declares. */
  List<TypeView> exceptionTypes();

  /** The same without type arguments put in: {@code compareTo(Object)}. */
  MethodView erased();

  /** Its own annotations. */
  List<AnnotationView> annotations();
}
