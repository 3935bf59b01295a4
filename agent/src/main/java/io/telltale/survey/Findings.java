// SPDX-License-Identifier: Apache-2.0

package io.telltale.survey;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What was found of one pointcut. */
public final class Findings {

  private static final int NEAREST = 3;

  private final Map<String, Set<String>> matches = new TreeMap<>();
  private final Map<String, Map<Integer, String>> passwords = new TreeMap<>();
  private final TreeSet<NearMiss> nearMisses = new TreeSet<>();
  private final Map<String, Integer> undecided = new TreeMap<>();
  private final List<String> remarks = new ArrayList<>();

  Findings() {}

  /** The methods that would be woven, as Java writes them, and the places of each. */
  public Map<String, Set<String>> matches() {
    return Collections.unmodifiableMap(matches);
  }

  void match(String method, String place) {
    matches.computeIfAbsent(method, key -> new TreeSet<>()).add(place);
  }

  /** Of methods that would be woven the parameters that are passwords, and why. */
  public Map<String, Map<Integer, String>> passwords() {
    return Collections.unmodifiableMap(passwords);
  }

  void passwords(String method, Map<Integer, String> found) {
    if (!found.isEmpty()) {
      passwords.put(method, found);
    }
  }

  /** Methods that are nearly meant, the nearest first, each with what is different. */
  public Map<String, String> nearest() {
    Map<String, String> nearest = new LinkedHashMap<>();
    for (NearMiss miss : nearMisses) {
      if (miss.distance <= nearMisses.first().distance + NearMiss.MARGIN) {
        nearest.putIfAbsent(miss.method, miss.difference);
      }
    }
    return nearest;
  }

  void nearMiss(NearMiss miss) {
    nearMisses.add(miss);
    if (nearMisses.size() > NEAREST) {
      nearMisses.pollLast();
    }
  }

  /** Super types that are not here, and how many methods may match if they were. */
  public Map<String, Integer> undecided() {
    return Collections.unmodifiableMap(undecided);
  }

  void undecided(Collection<String> missingTypes) {
    for (String missing : missingTypes) {
      undecided.merge(missing, 1, Integer::sum);
    }
  }

  /** What else there is to say where nothing matched. */
  public List<String> remarks() {
    return Collections.unmodifiableList(remarks);
  }

  void nowhere(String type) {
    if (!undecided.containsKey(type)) {
      remarks.add("there is no class " + type + " here" + remedy(type));
    }
  }

  void onlyOnClassPath(String type) {
    remarks.add(
        "the class "
            + type
            + " is on the class path only; what is woven there is seen with --against");
  }

  /** What to do about a class that is not here. */
  public static String remedy(String type) {
    boolean containers =
        type.startsWith("javax.servlet.")
            || type.startsWith("jakarta.")
            || type.startsWith("javax.ejb.")
            || type.startsWith("javax.ws.rs.")
            || type.startsWith("javax.faces.");
    return containers
        ? "; the container brings it: give its jar with --class-path"
        : "; if the container brings it, give its jar with --class-path";
  }
}
