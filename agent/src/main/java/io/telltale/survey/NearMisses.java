// SPDX-License-Identifier: Apache-2.0

package io.telltale.survey;

import io.telltale.archive.Application;
import io.telltale.archive.Place;
import io.telltale.pointcut.MethodPattern;
import io.telltale.pointcut.MethodView;
import io.telltale.pointcut.Pointcut;
import io.telltale.pointcut.PointcutExpression;
import io.telltale.pointcut.TypeView;
import io.telltale.weave.DryRun;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Finds, for pointcuts that matched nothing, what was perhaps meant. */
final class NearMisses {

  /** Classes with a right or similar name that are looked at for a pattern. */
  private static final int MOST_ALIKE = 500;

  private final Application application;
  private final Look look;
  private final Map<Pointcut, Findings> unmatched = new LinkedHashMap<>();
  private final Map<MethodPattern, Findings> patterns = new LinkedHashMap<>();

  NearMisses(Application application, Look look) {
    this.application = application;
    this.look = look;
  }

  void add(Pointcut pointcut, Findings findings) {
    unmatched.put(pointcut, findings);
    for (PointcutExpression expression : pointcut.expressions()) {
      for (MethodPattern pattern : expression.methodPatterns()) {
        patterns.put(pattern, findings);
      }
    }
  }

  /**
   * Looks for all of them at once.
   *
   * @param candidates classes that may have a method of a wanted name
   */
  void explain(Map<Place, Set<String>> candidates) {
    if (unmatched.isEmpty()) {
      return;
    }
    patterns.forEach(this::remark);
    Set<String> alike = new HashSet<>();
    for (MethodPattern pattern : patterns.keySet()) {
      addAlike(pattern, alike);
    }
    Map<Place, Set<String>> classes = new HashMap<>();
    candidates.forEach((place, names) -> classes.put(place, new HashSet<>(names)));
    for (String name : alike) {
      for (Place place : application.placesOf(name)) {
        classes.computeIfAbsent(place, key -> new HashSet<>()).add(name);
      }
    }
    DryRun wanted = new DryRun(unmatched.keySet());
    look.at(
        classes,
        (name, content) -> alike.contains(name) || wanted.mayConcern(name, content),
        (place, woven) ->
            patterns.forEach((pattern, findings) -> compare(pattern, woven.type(), findings)));
  }

  private void remark(MethodPattern pattern, Findings findings) {
    for (String type : pattern.declaringTypes()) {
      String name = look.binaryName(type);
      if (name == null) {
        findings.nowhere(type);
      } else if (application.names().contains(name) && application.placesOf(name).isEmpty()) {
        findings.onlyOnClassPath(type);
      }
    }
  }

  private void addAlike(MethodPattern pattern, Set<String> alike) {
    int found = 0;
    for (String name : application.names()) {
      if (found < MOST_ALIKE && isAlike(pattern, name)) {
        alike.add(name);
        found++;
      }
    }
  }

  private static boolean isAlike(MethodPattern pattern, String name) {
    if (pattern.namesType(name)) {
      return true;
    }
    for (String wanted : pattern.declaringTypes()) {
      if (NearMiss.isNear(Notation.simple(wanted), Notation.simple(name))) {
        return true;
      }
    }
    return false;
  }

  private static void compare(MethodPattern pattern, TypeView type, Findings into) {
    for (MethodView method : type.methods()) {
      NearMiss miss = NearMiss.of(pattern, type, method);
      if (miss != null) {
        into.nearMiss(miss);
      }
    }
    NearMiss.inherited(pattern, type).forEach(into::nearMiss);
  }
}
