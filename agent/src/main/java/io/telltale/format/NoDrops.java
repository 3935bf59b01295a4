// SPDX-License-Identifier: Apache-2.0

package io.telltale.format;

import io.telltale.seal.DropCounts;
import java.util.Collections;
import java.util.Map;

/** Where nobody counts. */
final class NoDrops implements DropCounts {

  static final NoDrops INSTANCE = new NoDrops();

  private NoDrops() {}

  @Override
  public long dropped() {
    return 0;
  }

  @Override
  public Map<String, Long> droppedByKind() {
    return Collections.emptyMap();
  }
}
