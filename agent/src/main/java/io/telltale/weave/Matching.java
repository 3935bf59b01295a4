// SPDX-License-Identifier: Apache-2.0

package io.telltale.weave;

import io.telltale.pointcut.Pointcut;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.description.method.MethodDescription;

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
  private final List<Pointcut> others = new ArrayList<>();

  Matching(Collection<Pointcut> pointcuts) {
    for (Pointcut pointcut : pointcuts) {
      Set<String> names = pointcut.methodNames();
      if (names == null) {
        others.add(pointcut);
        for (List<Pointcut> named : byName.values()) {
          named.add(pointcut);
        }
      } else {
        for (String name : names) {
          named(name).add(pointcut);
        }
      }
    }
  }

  private List<Pointcut> named(String name) {
    List<Pointcut> named = byName.get(name);
    if (named == null) {
      named = new ArrayList<>(others);
      byName.put(name, named);
    }
    return named;
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
