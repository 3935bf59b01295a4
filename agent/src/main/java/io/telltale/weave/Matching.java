// SPDX-License-Identifier: Apache-2.0

package io.telltale.weave;

import io.telltale.pointcut.Pointcut;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import net.bytebuddy.description.method.MethodDescription;

/** Which pointcuts a method is woven for. The one place that says so, with and without a JVM. */
final class Matching {

  private final Collection<Pointcut> pointcuts;

  Matching(Collection<Pointcut> pointcuts) {
    this.pointcuts = pointcuts;
  }

  List<Pointcut> of(BuddyType type, MethodDescription.InDefinedShape method) {
    List<Pointcut> matching = new ArrayList<>();
    // Bridges call the method that is meant; the rest has no body that an advice could go into.
    if (method.isAbstract()
        || method.isNative()
        || method.isSynthetic()
        || method.isTypeInitializer()) {
      return matching;
    }
    BuddyType.BuddyMethod view = new BuddyType.BuddyMethod(method);
    for (Pointcut pointcut : pointcuts) {
      if (pointcut.matches(type, view)) {
        matching.add(pointcut);
      }
    }
    return matching;
  }
}
