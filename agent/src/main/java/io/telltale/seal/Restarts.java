// SPDX-License-Identifier: Apache-2.0

package io.telltale.seal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells which session followed which. */
final class Restarts {

  private Restarts() {}

  static void tell(List<SessionResult> results, Findings findings) {
    List<SessionResult> sorted = new ArrayList<>(results);
    sorted.sort(Comparator.comparingLong(result -> result.began));
    Map<String, SessionResult> last = new HashMap<>();
    for (SessionResult result : sorted) {
      if (result.began < 0) {
        continue;
      }
      SessionResult before = last.put(result.label, result);
      if (before != null && before.ended <= result.began) {
        findings.found(
            new Finding(
                Finding.Kind.RESTARTED,
                result.session,
                -1,
                -1,
                null,
                (result.began - before.ended)
                    + " ms after session "
                    + before.session
                    + (before.closed ? ", which had ended" : ", which had no end")));
      }
    }
  }
}
