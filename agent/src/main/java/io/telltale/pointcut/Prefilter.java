// SPDX-License-Identifier: Apache-2.0

package io.telltale.pointcut;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Says no to nearly every class, for a few microseconds each, so that only classes that declare a
 * wanted method's name reach Byte Buddy. A yes means no more than that.
 *
 * <p>Asked for every class that the JVM loads, from any thread. Cheapest question first: loader and
 * name, then the constant pool, then the names of the declared methods.
 */
public final class Prefilter {

  private final Set<String> exactTypes = new HashSet<>();
  private final ByteNames methods;
  private final ByteNames mentions;
  private final List<Region> regions = new ArrayList<>();
  private final boolean anywhere;

  /** Learns what is wanted. */
  public Prefilter(Collection<Pointcut> pointcuts) {
    Set<String> exactNames = new HashSet<>();
    List<NamePattern> wildNames = new ArrayList<>();
    Set<String> texts = new HashSet<>();
    for (Pointcut pointcut : pointcuts) {
      for (PointcutExpression expression : pointcut.expressions()) {
        Wanted wanted = expression.wanted();
        regions.addAll(wanted.regions);
        exactTypes.addAll(wanted.exactTypes);
        texts.addAll(wanted.mentions);
        for (NamePattern name : wanted.methods) {
          if (name.isExact()) {
            exactNames.add(name.text());
          } else {
            wildNames.add(name);
          }
        }
      }
    }
    this.anywhere = hasAnywhere(regions);
    this.methods = new ByteNames(exactNames, wildNames);
    this.mentions = new ByteNames(texts, new ArrayList<NamePattern>());
  }

  private static boolean hasAnywhere(List<Region> regions) {
    for (Region region : regions) {
      if (region.isAnywhere()) {
        return true;
      }
    }
    return false;
  }

  /** The types that are named in full, nested ones with a dot. */
  public Set<String> exactTypes() {
    return Collections.unmodifiableSet(exactTypes);
  }

  /**
   * Whether a type must be looked at although the JDK's own are left alone: it is named in full.
   *
   * @param internalName {@code javax/security/auth/login/LoginContext}
   */
  public boolean namesExactly(String internalName) {
    return exactTypes.contains(internalName.replace('/', '.').replace('$', '.'));
  }

  /**
   * Whether a class declares a method whose name is wanted, mentions a wanted annotation, or is of
   * a type all of whose methods may be wanted. What cannot be read counts as a yes.
   *
   * @param classFile as defined in JVMS chapter 4
   */
  public boolean wants(byte[] classFile) {
    ClassFileScan scan = new ClassFileScan(classFile);
    return anywhere || scan.holds(methods, mentions) || (!regions.isEmpty() && scan.isOf(regions));
  }
}
