// SPDX-License-Identifier: Apache-2.0

package io.telltale.weave;

import java.util.Collections;
import java.util.List;

/** What stands in a class file, as far as it tells what the class is for. */
public final class ClassFacts {

  private final String name;
  private final List<String> superTypes;
  private final List<MethodFacts> methods;

  ClassFacts(String name, List<String> superTypes, List<MethodFacts> methods) {
    this.name = name;
    this.superTypes = superTypes;
    this.methods = methods;
  }

  /** {@code com.acme.Order$Item}. */
  public String name() {
    return name;
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
