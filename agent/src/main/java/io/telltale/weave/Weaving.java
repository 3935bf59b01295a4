// SPDX-License-Identifier: Apache-2.0

package io.telltale.weave;

import io.telltale.pointcut.Pointcut;
import io.telltale.pointcut.Prefilter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is woven, until the configuration changes. Immutable but for the weaver, made when needed.
 */
final class Weaving {

  private final Collection<Pointcut> pointcuts;
  private final Prefilter prefilter;
  private final SiteNumbers numbers;
  private final @Nullable Weaving withoutWaiting;
  private volatile @Nullable Weaver weaver;

  Weaving(Collection<Pointcut> pointcuts, SiteNumbers numbers) {
    this.pointcuts = pointcuts;
    this.prefilter = new Prefilter(pointcuts);
    this.numbers = numbers;
    List<Pointcut> others = new ArrayList<>();
    for (Pointcut pointcut : pointcuts) {
      if (!numbers.waitsForScopes(pointcut)) {
        others.add(pointcut);
      }
    }
    this.withoutWaiting = others.size() == pointcuts.size() ? null : new Weaving(others, numbers);
  }

  /** The same without what waits for a scope. */
  Weaving withoutWaiting() {
    return withoutWaiting == null ? this : withoutWaiting;
  }

  Prefilter prefilter() {
    return prefilter;
  }

  /** Not made before, since it loads Byte Buddy; two threads may make one each without harm. */
  Weaver weaver() {
    Weaver made = weaver;
    if (made == null) {
      made = new Weaver(pointcuts, numbers);
      weaver = made;
    }
    return made;
  }
}
