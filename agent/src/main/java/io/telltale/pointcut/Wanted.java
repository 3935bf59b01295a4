// SPDX-License-Identifier: Apache-2.0

package io.telltale.pointcut;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What a class file must hold for an expression to match in it: one of these method names,
 * declared, or one of these texts anywhere in its constant pool; or nothing special.
 */
final class Wanted {

  static final Wanted ANYTHING =
      new Wanted(
          true,
          Collections.<NamePattern>emptyList(),
          Collections.<String>emptyList(),
          Collections.<String>emptyList());

  final boolean anything;
  final List<NamePattern> methods;
  final List<String> mentions;

  /** Types that are named in full, for which even the JDK's classes are looked at. */
  final List<String> exactTypes;

  private Wanted(
      boolean anything, List<NamePattern> methods, List<String> mentions, List<String> exactTypes) {
    this.anything = anything;
    this.methods = methods;
    this.mentions = mentions;
    this.exactTypes = exactTypes;
  }

  static Wanted method(NamePattern name) {
    return new Wanted(
        false,
        Collections.singletonList(name),
        Collections.<String>emptyList(),
        Collections.<String>emptyList());
  }

  /** An annotation leaves its descriptor in the constant pool. */
  static Wanted annotation(String typeName) {
    return new Wanted(
        false,
        Collections.<NamePattern>emptyList(),
        Collections.singletonList('L' + typeName.replace('.', '/') + ';'),
        Collections.<String>emptyList());
  }

  Wanted withExactTypes(List<String> types) {
    return new Wanted(anything, methods, mentions, concat(exactTypes, types));
  }

  /** For both: the one that lets less through. */
  Wanted and(Wanted other) {
    Wanted narrower = anything || (!other.anything && other.selects() > selects()) ? other : this;
    return new Wanted(
        narrower.anything,
        narrower.methods,
        narrower.mentions,
        concat(exactTypes, other.exactTypes));
  }

  Wanted or(Wanted other) {
    return new Wanted(
        anything || other.anything,
        concat(methods, other.methods),
        concat(mentions, other.mentions),
        concat(exactTypes, other.exactTypes));
  }

  /** An annotation is rarer than a method's name, and a name in full rarer than a pattern. */
  private int selects() {
    if (!mentions.isEmpty() && methods.isEmpty()) {
      return 3;
    }
    for (NamePattern name : methods) {
      if (!name.isExact()) {
        return 1;
      }
    }
    return 2;
  }

  private static <T> List<T> concat(List<T> a, List<T> b) {
    List<T> both = new ArrayList<>(a);
    both.addAll(b);
    return both;
  }
}
