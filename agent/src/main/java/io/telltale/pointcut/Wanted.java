// SPDX-License-Identifier: Apache-2.0

package io.telltale.pointcut;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What a class file must hold for an expression to match in it: one of these method names,
 * declared, or one of these texts anywhere in its constant pool; or nothing special, if it is of
 * one of these regions.
 */
final class Wanted {

  static final Wanted ANYTHING = in(Region.ANYWHERE);

  final List<Region> regions;
  final List<NamePattern> methods;
  final List<String> mentions;

  /** Types that are named in full, for which even the JDK's classes are looked at. */
  final List<String> exactTypes;

  private Wanted(
      List<Region> regions,
      List<NamePattern> methods,
      List<String> mentions,
      List<String> exactTypes) {
    this.regions = regions;
    this.methods = methods;
    this.mentions = mentions;
    this.exactTypes = exactTypes;
  }

  static Wanted in(Region region) {
    return new Wanted(
        Collections.singletonList(region),
        Collections.<NamePattern>emptyList(),
        Collections.<String>emptyList(),
        Collections.<String>emptyList());
  }

  static Wanted method(NamePattern name) {
    return new Wanted(
        Collections.<Region>emptyList(),
        Collections.singletonList(name),
        Collections.<String>emptyList(),
        Collections.<String>emptyList());
  }

  /** An annotation leaves its descriptor in the constant pool. */
  static Wanted annotation(String typeName) {
    return new Wanted(
        Collections.<Region>emptyList(),
        Collections.<NamePattern>emptyList(),
        Collections.singletonList('L' + typeName.replace('.', '/') + ';'),
        Collections.<String>emptyList());
  }

  Wanted withExactTypes(List<String> types) {
    return new Wanted(regions, methods, mentions, concat(exactTypes, types));
  }

  /** For both: the one that lets less through. */
  Wanted and(Wanted other) {
    Wanted narrower = other.selects() > selects() ? other : this;
    return new Wanted(
        narrower.regions,
        narrower.methods,
        narrower.mentions,
        concat(exactTypes, other.exactTypes));
  }

  Wanted or(Wanted other) {
    return new Wanted(
        concat(regions, other.regions),
        concat(methods, other.methods),
        concat(mentions, other.mentions),
        concat(exactTypes, other.exactTypes));
  }

  /**
   * How much less than everything the widest part lets through: an annotation is rarest, then a
   * method's name in full, the classes of a package, a name with wildcards, and what inherits.
   */
  private int selects() {
    int least = 5;
    for (NamePattern name : methods) {
      least = Math.min(least, name.isExact() ? 4 : 2);
    }
    for (Region region : regions) {
      least = Math.min(least, region.isAnywhere() ? 0 : region.hasHeirs() ? 1 : 3);
    }
    return least;
  }

  private static <T> List<T> concat(List<T> a, List<T> b) {
    List<T> both = new ArrayList<>(a);
    both.addAll(b);
    return both;
  }
}
