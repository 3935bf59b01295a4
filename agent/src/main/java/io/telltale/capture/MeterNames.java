// SPDX-License-Identifier: Apache-2.0

package io.telltale.capture;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of meters: a counter is a place in an array. A number is given once and for good, as
 * scopes outlive a change of the configuration.
 */
final class MeterNames {

  /** Those that an export tells without being asked, first. */
  static final List<String> OF_EXPORTS = Arrays.asList("rows", "records", "bytes", "pages");

  private static final AtomicReference<String[]> NAMES =
      new AtomicReference<>(OF_EXPORTS.toArray(new String[0]));

  private MeterNames() {}

  /** The number of a meter, a new one if need be. */
  static int number(String name) {
    while (true) {
      String[] names = names();
      int known = Arrays.asList(names).indexOf(name);
      if (known >= 0) {
        return known;
      }
      String[] more = Arrays.copyOf(names, names.length + 1);
      more[names.length] = name;
      if (NAMES.compareAndSet(names, more)) {
        return names.length;
      }
    }
  }

  /** The number of a meter; -1 if there is none of that name. */
  static int find(@Nullable String name) {
    return Arrays.asList(names()).indexOf(name);
  }

  /** How many there are. */
  static int count() {
    return names().length;
  }

  private static String[] names() {
    String[] names = NAMES.get();
    return names == null ? new String[0] : names;
  }
}
