// SPDX-License-Identifier: Apache-2.0

package io.telltale.survey;

import io.telltale.archive.Application;
import io.telltale.archive.Place;
import io.telltale.pointcut.MethodPattern;
import io.telltale.pointcut.MethodView;
import io.telltale.pointcut.Pointcut;
import io.telltale.pointcut.PointcutExpression;
import io.telltale.pointcut.TypeView;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds, for a pattern that matched nothing, what was perhaps meant. */
final class NearMisses {

  /** Classes with a right or similar name that are looked at; more would be no help. */
  private static final int MOST_ALIKE = 500;

  private final Application application;
  private final Look look;
  private final Map<Place, Set<String>> candidates;

  /**
   * Gets ready.
   *
   * @param candidates classes that have a method of a wanted name
   */
  NearMisses(Application application, Look look, Map<Place, Set<String>> candidates) {
    this.application = application;
    this.look = look;
    this.candidates = candidates;
  }

  void explain(Pointcut pointcut, Findings into) {
    for (PointcutExpression expression : pointcut.expressions()) {
      for (MethodPattern pattern : expression.methodPatterns()) {
        for (String type : look.nowhere(pattern.declaringTypes())) {
          into.nowhere(type);
        }
        for (String type : pattern.declaringTypes()) {
          String name = look.binaryName(type);
          if (name != null
              && application.names().contains(name)
              && application.placesOf(name).isEmpty()) {
            into.onlyOnClassPath(type);
          }
        }
        look.at(worthALook(pattern), (place, woven) -> compare(pattern, woven.type(), into));
      }
    }
  }

  private Map<Place, Set<String>> worthALook(MethodPattern pattern) {
    Map<Place, Set<String>> classes = new HashMap<>();
    if (!pattern.hasAnyName()) {
      candidates.forEach((place, names) -> classes.put(place, new HashSet<>(names)));
    }
    int alike = 0;
    for (String name : application.names()) {
      if (alike < MOST_ALIKE && isAlike(pattern, name)) {
        alike++;
        for (Place place : application.placesOf(name)) {
          classes.computeIfAbsent(place, key -> new HashSet<>()).add(name);
        }
      }
    }
    return classes;
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
    List<MethodView> methods = type.methods();
    boolean named = pattern.namesType(type.name());
    for (MethodView method : methods) {
      NearMiss miss = NearMiss.of(pattern, type, method);
      if (miss != null) {
        into.nearMiss(miss);
      }
    }
    if (named) {
      NearMiss.inherited(pattern, type).forEach(into::nearMiss);
    }
  }
}
