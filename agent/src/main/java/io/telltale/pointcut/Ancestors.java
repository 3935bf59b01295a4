// SPDX-License-Identifier: Apache-2.0

package io.telltale.pointcut;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All super types of a type. */
final class Ancestors {

  private Ancestors() {}

  /** Super classes and interfaces, near ones first, each once, without the type itself. */
  static Collection<TypeView> of(TypeView type) {
    Map<String, TypeView> found = new LinkedHashMap<>();
    Deque<TypeView> open = new ArrayDeque<>();
    open.add(type);
    while (!open.isEmpty()) {
      TypeView next = open.remove();
      add(next.superType(), found, open);
      for (TypeView implemented : next.interfaces()) {
        add(implemented, found, open);
      }
    }
    return found.values();
  }

  private static void add(
      @Nullable TypeView type, Map<String, TypeView> found, Deque<TypeView> open) {
    if (type != null && found.put(type.name(), type) == null) {
      open.add(type);
    }
  }
}
