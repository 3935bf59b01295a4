// SPDX-License-Identifier: Apache-2.0

package io.telltale.pointcut;

import java.util.ArrayList;
import java.util.Collection;
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
  private final ByteNames names;
  private final boolean any;

  /** Learns what is wanted. */
  public Prefilter(Collection<Pointcut> pointcuts) {
    Set<String> exactNames = new HashSet<>();
    List<NamePattern> wildNames = new ArrayList<>();
    boolean all = false;
    for (Pointcut pointcut : pointcuts) {
      for (MethodPattern pattern : pointcut.patterns()) {
        if (pattern.declaring().isExact()) {
          exactTypes.add(pattern.declaring().text());
        }
        if (pattern.name().isExact()) {
          exactNames.add(pattern.name().text());
        } else {
          wildNames.add(pattern.name());
          all |= pattern.name().isAny();
        }
      }
    }
    this.names = new ByteNames(exactNames, wildNames);
    this.any = all;
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
   * Whether a class declares a method whose name is wanted. What cannot be read counts as a yes.
   *
   * @param classFile as defined in JVMS chapter 4
   */
  public boolean wants(byte[] classFile) {
    return any || new ClassFileScan(classFile).declaresMethodNamed(names);
  }
}
