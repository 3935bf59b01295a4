// SPDX-License-Identifier: Apache-2.0

package io.telltale.capture;

import io.telltale.hook.TelltaleHook;
import org.jspecify.annotations.Nullable;

/** A woven method that adds to a meter, by a form that woven code can say itself. */
final class MeterSite extends TelltaleHook {

  private final int meter;

  MeterSite(int meter) {
    this.meter = meter;
  }

  @Override
  @SuppressWarnings("NullAway") // the hook has no annotations, since it imports nothing
  protected @Nullable TelltaleHook onCounting() {
    Counter counter = ThreadState.current().counter(meter);
    return counter != null && counter.begin() ? counter : null;
  }
}
