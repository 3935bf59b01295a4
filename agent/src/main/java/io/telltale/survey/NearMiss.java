// SPDX-License-Identifier: Apache-2.0

package io.telltale.survey;

import io.telltale.config.Nearest;
import io.telltale.pointcut.MethodPattern;
import io.telltale.pointcut.MethodView;
import io.telltale.pointcut.Mismatch;
import io.telltale.pointcut.TypeView;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A method that a pattern does not mean but nearly does, and what keeps it from it. */
final class NearMiss implements Comparable<NearMiss> {

  /** Beyond that a method has nothing to do with what was meant. */
  private static final int FARTHEST = 6;

  /** A right class with another method is nearer than any other class. */
  private static final int OTHER_NAME = 5;

  /** What is so much farther off than the nearest is not worth a line. */
  static final int MARGIN = 2;

  private static final int SYNTHETIC = 0x1000;

  final String method;
  final String difference;

  /** How far off; 0 where nothing but a body is missing. */
  final int distance;

  private NearMiss(String method, String difference, int distance) {
    this.method = method;
    this.difference = difference;
    this.distance = distance;
  }

  /** Compares a method; null if it is not near. */
  static @Nullable NearMiss of(MethodPattern pattern, TypeView type, MethodView method) {
    if ((method.modifiers() & SYNTHETIC) != 0 || method.name().equals("<clinit>")) {
      return null;
    }
    Set<Mismatch> mismatches = pattern.mismatches(type, method);
    List<String> differences = new ArrayList<>();
    int distance = 0;
    for (Mismatch mismatch : mismatches) {
      distance += distance(mismatch, pattern, type, method);
      differences.add(text(mismatch, type, method));
    }
    if (mismatches.isEmpty()) {
      differences.add(excluded(type, method));
    }
    boolean otherName = distance >= OTHER_NAME && mismatches.contains(Mismatch.NAME);
    return distance > FARTHEST || (otherName && !pattern.namesType(type.name()))
        ? null
        : new NearMiss(Notation.of(type.name(), method), String.join("; ", differences), distance);
  }

  /** A class that is named, but has the method from a super class. */
  static List<NearMiss> inherited(MethodPattern pattern, TypeView type) {
    List<NearMiss> found = new ArrayList<>();
    if (!pattern.namesType(type.name())) {
      return found;
    }
    for (TypeView ancestor : type.ancestors()) {
      for (MethodView method : ancestor.methods()) {
        Set<Mismatch> mismatches = pattern.mismatches(ancestor, method);
        mismatches.remove(Mismatch.TYPE);
        if (mismatches.isEmpty() && !Modifier.isAbstract(method.modifiers())) {
          found.add(
              new NearMiss(
                  Notation.of(ancestor.name(), method),
                  Notation.dotted(type.name()) + " inherits it; name the class that has it",
                  0));
        }
      }
    }
    return found;
  }

  private static int distance(
      Mismatch mismatch, MethodPattern pattern, TypeView type, MethodView method) {
    switch (mismatch) {
      case NAME:
        return nameDistance(pattern.methodName(), method.name());
      case TYPE:
        return typeDistance(pattern.declaringTypes(), type.name());
      case PARAMETERS:
      case ANNOTATIONS:
        return 2;
      default:
        return 1;
    }
  }

  private static int nameDistance(String written, String name) {
    if (written.equalsIgnoreCase(name)) {
      return 1;
    }
    return isNear(written.replace("*", ""), name) ? 2 : OTHER_NAME;
  }

  private static int typeDistance(List<String> written, String name) {
    int least = 5;
    for (String wanted : written) {
      String simple = Notation.simple(wanted);
      String found = Notation.simple(name);
      least = Math.min(least, simple.equals(found) ? 1 : isNear(simple, found) ? 3 : 5);
    }
    return least;
  }

  static boolean isNear(String a, String b) {
    if (Math.abs(a.length() - b.length()) > Math.max(2, a.length() / 3)) {
      return false; // most classes of a WAR end here
    }
    return a.equalsIgnoreCase(b)
        || Nearest.of(a, Collections.singleton(b)) != null
        || Arrays.equals(sorted(a), sorted(b));
  }

  /** Letters that changed places are the most frequent slip. */
  private static char[] sorted(String word) {
    char[] letters = word.toCharArray();
    Arrays.sort(letters);
    return letters;
  }

  private static String text(Mismatch mismatch, TypeView type, MethodView method) {
    switch (mismatch) {
      case TYPE:
        return "it is in " + Notation.dotted(type.name());
      case ONLY_IN_SUBTYPE:
        return "only the subtype has it; write '+' behind the type";
      case NAME:
        return "it is called '" + method.name() + "'";
      case PARAMETERS:
        return "its parameters are " + Notation.parameters(method);
      case RETURN_TYPE:
        return "it returns " + Notation.type(method.returnType());
      case MODIFIERS:
        String modifiers = Modifier.toString(method.modifiers() & Modifier.methodModifiers());
        return modifiers.isEmpty() ? "it has no modifiers" : "it is " + modifiers;
      case EXCEPTIONS:
        return "it declares other exceptions";
      default:
        return "it has other annotations";
    }
  }

  /** Of a method that fits the pattern and yet is not woven. */
  private static String excluded(TypeView type, MethodView method) {
    if (Modifier.isAbstract(method.modifiers())) {
      return (type.isInterface() ? "an interface has" : "it is abstract and has")
          + " no code of it, and no class here that has was found";
    }
    return Modifier.isNative(method.modifiers())
        ? "it is native: there is no code to weave"
        : "the pattern means it, but what stands beside the pattern does not";
  }

  @Override
  public int compareTo(NearMiss other) {
    return distance != other.distance
        ? Integer.compare(distance, other.distance)
        : method.compareTo(other.method);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NearMiss && ((NearMiss) other).compareTo(this) == 0;
  }

  @Override
  public int hashCode() {
    return method.hashCode();
  }
}
