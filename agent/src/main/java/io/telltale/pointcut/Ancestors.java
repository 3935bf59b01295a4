// SPDX-License-Identifier: Apache-2.0

package io.telltale.pointcut;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All super types of a type. */
public final class Ancestors {

  private Ancestors() {}

  /** What {@link TypeView#ancestors} is to give. */
  public static Collection<TypeView> of(TypeView type) {
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

  /** Those of which only the name is known. */
  public static List<String> missing(TypeView type) {
    List<String> missing = new ArrayList<>();
    for (TypeView ancestor : type.ancestors()) {
      if (ancestor.isMissing()) {
        missing.add(ancestor.name());
      }
    }
    return missing;
  }

  static boolean any(TypeView type, TypePattern pattern) {
    for (TypeView ancestor : type.ancestors()) {
      if (pattern.matches(ancestor)) {
        return true;
      }
    }
    return false;
  }

  private static void add(
      @Nullable TypeView type, Map<String, TypeView> found, Deque<TypeView> open) {
    if (type != null && found.put(type.name(), type) == null) {
      open.add(type);
    }
  }
}
