// SPDX-License-Identifier: Apache-2.0

package io.telltale.pointcut;

/** Says of a method whether it is meant. Immutable. */
public interface PointcutExpression {

  /** Whether the method, declared in that type, is meant. */
  boolean matches(TypeView type, MethodView method);

  /** Whether it names at least a part of a method, type, package or annotation. */
  boolean pins();

  /** What must stand in a class file for it to declare such a method. */
  Wanted wanted();
}
