// SPDX-License-Identifier: Apache-2.0

package io.telltale.pointcut;

import java.util.List;

/** What matching needs to know of a method. Types are erased. */
public interface MethodView {

  String name();

  /** As in the class file (JVMS table 4.6-A). */
  int modifiers();

  TypeView returnType();

  List<TypeView> parameterTypes();
}
