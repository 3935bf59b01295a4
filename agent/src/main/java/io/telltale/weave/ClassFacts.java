// SPDX-License-Identifier: Apache-2.0

package io.telltale.weave;

import java.lang.reflect.Modifier;
import java.util.Collections;
import java.util.List;

/** What stands in a class file, as far as it tells what the class is for. */
public final class ClassFacts {

  private final int modifiers;
  private final String name;
  private final List<String> superTypes;
  private final List<MethodFacts> methods;

  ClassFacts(int modifiers, String name, List<String> superTypes, List<MethodFacts> methods) {
    this.modifiers = modifiers;
    this.name = name;
    this.superTypes = superTypes;
    this.methods = methods;
  }

  /** {@code com.acme.Order$Item}. */
  public String name() {
    return name;
  }

  public boolean isInterface() {
    return Modifier.isInterface(modifiers);
  }

  /** Its super class and the interfaces that it names itself. */
  public List<String> superTypes() {
    return Collections.unmodifiableList(superTypes);
  }

  /** Those that it declares; not what the compiler made. */
  public List<MethodFacts> methods() {
    return Collections.unmodifiableList(methods);
  }
}
