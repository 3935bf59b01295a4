// SPDX-License-Identifier: Apache-2.0

package io.telltale.survey;

import io.telltale.weave.ClassFacts;
import io.telltale.weave.MethodFacts;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The application's own code, and what leads to what in it. */
final class Code {

  /** Calls that are followed. A deed farther away says little of a method. */
  private static final int FARTHEST = 3;

  /** Of an interface's method; beyond that a call may mean anything. */
  private static final int MOST_OVERRIDING = 8;

  private final Map<String, ClassFacts> classes = new LinkedHashMap<>();
  private final Map<String, List<String>> subtypes = new HashMap<>();
  private final Map<String, CodeMethod> methods = new LinkedHashMap<>();
  private final Map<CodeMethod, Set<CodeMethod>> callers = new HashMap<>();
  private final Map<MethodFacts.Call, Set<Deed>> deedsOfCalls = new HashMap<>();

  void add(ClassFacts type, String place) {
    if (classes.putIfAbsent(type.name(), type) != null) {
      return; // a copy of it in another jar
    }
    for (String superType : type.superTypes()) {
      subtypes.computeIfAbsent(superType, key -> new ArrayList<>()).add(type.name());
    }
    for (MethodFacts method : type.methods()) {
      methods.put(key(type.name(), method), new CodeMethod(type, method, place));
    }
  }

  private static String key(String type, MethodFacts method) {
    return type + "." + method.name() + method.descriptor();
  }

  int size() {
    return classes.size();
  }

  Collection<ClassFacts> types() {
    return Collections.unmodifiableCollection(classes.values());
  }

  @Nullable ClassFacts type(String name) {
    return classes.get(name);
  }

  Collection<CodeMethod> methods() {
    return Collections.unmodifiableCollection(methods.values());
  }

  /** Who calls a method, as far as can be seen. */
  Set<CodeMethod> callersOf(CodeMethod method) {
    return callers.getOrDefault(method, Collections.<CodeMethod>emptySet());
  }

  /** Finds out what methods do and, over some calls, lead to. */
  void follow() {
    Map<CodeMethod, List<CodeMethod>> called = new LinkedHashMap<>();
    for (CodeMethod method : methods.values()) {
      List<CodeMethod> targets = new ArrayList<>();
      for (MethodFacts.Call call : method.facts.calls()) {
        for (Deed deed : deedsOfCalls.computeIfAbsent(call, Deed::of)) {
          method.does(deed, 0);
        }
        targets.addAll(targets(call));
      }
      for (String text : method.facts.texts()) {
        for (Deed deed : Deed.of(text)) {
          method.does(deed, 0);
        }
      }
      called.put(method, targets);
      for (CodeMethod target : targets) {
        callers.computeIfAbsent(target, key -> new LinkedHashSet<>()).add(method);
      }
    }
    for (int distance = 1; distance <= FARTHEST; distance++) {
      spread(called, distance);
    }
  }

  private static void spread(Map<CodeMethod, List<CodeMethod>> called, int distance) {
    Map<CodeMethod, List<Deed>> found = new HashMap<>();
    called.forEach(
        (method, targets) -> {
          for (CodeMethod target : targets) {
            target
                .deeds()
                .forEach(
                    (deed, its) -> {
                      if (its == distance - 1) {
                        found.computeIfAbsent(method, key -> new ArrayList<>()).add(deed);
                      }
                    });
          }
        });
    found.forEach((method, deeds) -> deeds.forEach(deed -> method.does(deed, distance)));
  }

  /** What a call may lead to: the method that is inherited, and where it is abstract its bodies. */
  private List<CodeMethod> targets(MethodFacts.Call call) {
    List<CodeMethod> targets = new ArrayList<>();
    String signature = "." + call.name() + call.descriptor();
    CodeMethod declared = inherited(call.owner(), signature, 0);
    if (declared == null || Modifier.isAbstract(declared.facts.modifiers())) {
      addOverriding(call.owner(), signature, targets, 0);
    } else {
      targets.add(declared);
    }
    return targets;
  }

  private @Nullable CodeMethod inherited(String type, String signature, int depth) {
    CodeMethod own = methods.get(type + signature);
    ClassFacts facts = classes.get(type);
    if (own != null || facts == null || depth > 20) {
      return own;
    }
    for (String superType : facts.superTypes()) {
      CodeMethod found = inherited(superType, signature, depth + 1);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private void addOverriding(String type, String signature, List<CodeMethod> into, int depth) {
    if (depth > 5 || !classes.containsKey(type)) {
      return;
    }
    for (String subtype : subtypes.getOrDefault(type, Collections.<String>emptyList())) {
      CodeMethod method = methods.get(subtype + signature);
      if (method != null && into.size() < MOST_OVERRIDING) {
        into.add(method);
      }
      addOverriding(subtype, signature, into, depth + 1);
    }
  }
}
