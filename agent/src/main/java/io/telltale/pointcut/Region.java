// SPDX-License-Identifier: Apache-2.0

package io.telltale.pointcut;

import java.util.Collections;
import java.util.List;

/**
 * Which classes an expression can be about, as far as their own names and those at the head of
 * their class files say: for patterns that mean methods of any name.
 */
final class Region {

  static final Region ANYWHERE = new Region(Collections.<String>emptyList(), true);

  /**
   * Where types of the JDK are, whose ancestors no class file of the application's names; below
   * {@code java.lang}, which a pattern need not write, too.
   */
  private static final String[] JDKS = {
    "java.",
    "javax.",
    "jdk.",
    "sun.",
    "com.sun.",
    "netscape.",
    "org.ietf.",
    "org.omg.",
    "org.w3c.",
    "org.xml.",
    "annotation.",
    "classfile.",
    "constant.",
    "foreign.",
    "instrument.",
    "invoke.",
    "management.",
    "module.",
    "ref.",
    "reflect.",
    "runtime."
  };

  /** Beginnings of names, nested types with a dot; none for anywhere. */
  private final List<String> prefixes;

  private final boolean heirs;

  private Region(List<String> prefixes, boolean heirs) {
    this.prefixes = prefixes;
    this.heirs = heirs;
  }

  /** The types of a pattern, and those nested in them. */
  static Region of(TypePattern types) {
    List<String> prefixes = types.prefixes(false);
    return prefixes.isEmpty() ? ANYWHERE : new Region(prefixes, false);
  }

  /** The types of a pattern, and all that inherit from them. */
  static Region withHeirs(TypePattern types) {
    List<String> prefixes = types.prefixes(true);
    for (String prefix : prefixes) {
      if (prefix.indexOf('.') < 0 || mayBeJdks(prefix)) {
        return ANYWHERE;
      }
    }
    return prefixes.isEmpty() ? ANYWHERE : new Region(prefixes, true);
  }

  private static boolean mayBeJdks(String prefix) {
    for (String jdks : JDKS) {
      if (prefix.startsWith(jdks) || jdks.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  boolean isAnywhere() {
    return prefixes.isEmpty();
  }

  boolean hasHeirs() {
    return heirs;
  }

  /**
   * Whether a class may be meant.
   *
   * @param name {@code com/acme/Login$Form}
   * @param superTypes the super class and the interfaces that it names itself, likewise
   */
  boolean mayHold(String name, List<String> superTypes) {
    if (isAnywhere()) {
      return true;
    }
    String dotted = name.replace('/', '.').replace('$', '.');
    for (String prefix : prefixes) {
      if (dotted.startsWith(prefix)) {
        return true;
      }
    }
    // What inherits from the JDK alone inherits from no type of these.
    for (String superType : superTypes) {
      if (heirs && !superType.startsWith("java/")) {
        return true;
      }
    }
    return false;
  }
}
