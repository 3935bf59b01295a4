// SPDX-License-Identifier: Apache-2.0

package io.telltale.pointcut;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What matching needs to know of a type. Reading it never loads a class. */
public interface TypeView {

  /** The binary name, {@code java.util.Map$Entry}; of an array {@code int[]}. */
  String name();

  /** The super class; null for interfaces, primitives, {@code Object} and where it is missing. */
  @Nullable TypeView superType();

  /** The interfaces that it names itself, without those that are missing. */
  List<TypeView> interfaces();

  /** The type that it is nested in; null if it is not, or if that is missing. */
  @Nullable TypeView enclosingType();

  /** The methods and constructors that it declares itself. */
  List<MethodView> methods();

  /** The types of its own annotations. */
  List<TypeView> annotations();
}
