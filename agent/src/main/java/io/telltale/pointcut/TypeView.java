// SPDX-License-Identifier: Apache-2.0

package io.telltale.pointcut;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What matching needs to know of a type. Reading it never loads a class. */
public interface TypeView {

  /** The binary name, {@code java.util.Map$Entry}; of an array {@code int[]}. */
  String name();

  /** Whether a {@code $} in its name stands for nesting; not so for arrays of such types. */
  boolean isNested();

  boolean isInterface();

  /** Whether its class file cannot be found, so that nothing but its name is known. */
  boolean isMissing();

  /** Whether its source gives it no name. */
  boolean isAnonymous();

  /** What an array is of; null if it is none. */
  @Nullable TypeView componentType();

  /**
   * The super class, which for interfaces and arrays is {@code Object}; null for primitives, {@code
   * Object} and where it is missing.
   */
  @Nullable TypeView superType();

  /** Super classes and interfaces, near ones first, each once, without the type itself. */
  Collection<TypeView> ancestors();

  /** The interfaces that it names itself, without those that are missing. */
  List<TypeView> interfaces();

  /** The type that it is nested in; null if it is not, or if that is missing. */
  @Nullable TypeView enclosingType();

  /**
   * The methods and constructors that it declares itself. If this is a super type with type
   * arguments, they are put in: {@code Comparable<User>} has {@code compareTo(User)}.
   */
  List<MethodView> methods();

  /** Its own annotations. */
  List<AnnotationView> annotations();
}
