// SPDX-License-Identifier: Apache-2.0

package io.telltale.weave;

import io.telltale.pointcut.Pointcut;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.description.method.MethodDescription;
import org.jspecify.annotations.Nullable;

/**
 * Which pointcuts a method is woven for. The one place that says so, with and without a JVM.
 *
 * <p>Hundreds of pointcuts, each asked about each method of each class that came through the
 * prefilter, were three of four seconds of a web application's start. Nearly all of them name their
 * methods in full.
 */
final class Matching {

  /** For each name of a method that any pointcut names in full, all that may mean it, in order. */
  private final Map<String, List<Pointcut>> byName = new HashMap<>();

  /** Those that may mean a method of any other name. */
  private final List<Pointcut> others;

  Matching(Collection<Pointcut> pointcuts) {
    Map<Pointcut, @Nullable Set<String>> names = new LinkedHashMap<>();
    for (Pointcut pointcut : pointcuts) {
      names.put(pointcut, pointcut.methodNames());
    }
    this.others = of(names, null);
    for (Set<String> its : names.values()) {
      if (its != null) {
        for (String name : its) {
          if (!byName.containsKey(name)) {
            byName.put(name, of(names, name));
          }
        }
      }
    }
  }

  private static List<Pointcut> of(
      Map<Pointcut, @Nullable Set<String>> names, @Nullable String name) {
    List<Pointcut> found = new ArrayList<>();
    for (Map.Entry<Pointcut, @Nullable Set<String>> entry : names.entrySet()) {
      Set<String> its = entry.getValue();
      if (its == null || (name != null && its.contains(name))) {
        found.add(entry.getKey());
      }
    }
    return found;
  }

  List<Pointcut> of(BuddyType type, MethodDescription.InDefinedShape method) {
    List<Pointcut> matching = new ArrayList<>();
    // Bridges call the method that is meant; the rest has no body that an advice could go into.
    if (method.isAbstract()
        || method.isNative()
        || method.isSynthetic()
        || method.isTypeInitializer()) {
      return matching;
    }
    BuddyType.BuddyMethod view = new BuddyType.BuddyMethod(method);
    for (Pointcut pointcut : byName.getOrDefault(view.name(), others)) {
      if (pointcut.matches(type, view)) {
        matching.add(pointcut);
      }
    }
    return matching;
  }
}
