// SPDX-License-Identifier: Apache-2.0

package io.telltale.pointcut;

import java.util.List;

/** Says of a method whether it is meant. Immutable. */
public interface PointcutExpression {

  /** Whether the method, declared in that type, is meant. */
  boolean matches(TypeView type, MethodView method);

  /** Whether it names at least a part of a method, type, package or annotation. */
  boolean pins();

  /** What must stand in a class file for it to declare such a method. */
  Wanted wanted();

  /** The method patterns that have to match for it to match, or one of which has to. */
  List<MethodPattern> methodPatterns();
}
