// SPDX-License-Identifier: Apache-2.0

package io.telltale.capture;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Switches a site off that keeps failing or keeps taking too long: our trouble must not become the
 * application's. A path that cannot be read is no such failure; the event comes without the value.
 */
final class SiteHealth {

  private static final int MOST_FAILURES = 10;
  private static final int MOST_SLOW = 100;
  private static final long SLOW_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private final AtomicInteger failures = new AtomicInteger();
  private final AtomicInteger slow = new AtomicInteger();
  private final AtomicBoolean disabled = new AtomicBoolean();

  boolean disabled() {
    return disabled.get();
  }

  /**
   * A call was evaluated.
   *
   * @return why the site was switched off by it; null if it was not
   */
  @Nullable String succeeded(long nanos) {
    if (failures.get() != 0) {
      failures.set(0);
    }
    if (nanos < SLOW_NANOS) {
      if (slow.get() != 0) {
        slow.set(0);
      }
      return null;
    }
    return slow.incrementAndGet() == MOST_SLOW ? disable("too_slow") : null;
  }

  /** Evaluating a call failed; as above. The JVM's own exhaustion is not held against the site. */
  @Nullable String failed(Throwable t) {
    if (t instanceof VirtualMachineError) {
      return null;
    }
    return failures.incrementAndGet() == MOST_FAILURES ? disable("keeps_failing") : null;
  }

  /** Calls that were under way may have a reason too; it is told once. */
  private @Nullable String disable(String why) {
    return disabled.compareAndSet(false, true) ? why : null;
  }
}
