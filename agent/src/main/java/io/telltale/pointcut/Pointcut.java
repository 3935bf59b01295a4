// SPDX-License-Identifier: Apache-2.0

package io.telltale.pointcut;

import java.util.Collections;
import java.util.List;

/** Where a rule applies: any of its patterns. */
public final class Pointcut {

  private final String id;
  private final List<MethodPattern> patterns;

  public Pointcut(String id, List<MethodPattern> patterns) {
    this.id = id;
    this.patterns = Collections.unmodifiableList(patterns);
  }

  /** The id and what it matches. */
  @Override
  public String toString() {
    return id + patterns;
  }

  public String id() {
    return id;
  }

  List<MethodPattern> patterns() {
    return patterns;
  }

  /** Whether the method, declared in that type, is meant. */
  public boolean matches(TypeView type, MethodView method) {
    for (MethodPattern pattern : patterns) {
      if (pattern.matches(type, method)) {
        return true;
      }
    }
    return false;
  }
}
