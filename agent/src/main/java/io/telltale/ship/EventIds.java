// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * Ids of events, short and without a like: by chance for this JVM, then counted. For one thread.
 */
final class EventIds {

  private static final int RANDOM_BYTES = 9;

  private final String prefix;
  private long last;

  EventIds() {
    byte[] random = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(random);
    this.prefix = Base64.getUrlEncoder().withoutPadding().encodeToString(random) + '.';
  }

  String next() {
    last++;
    return prefix + Long.toString(last, Character.MAX_RADIX);
  }
}
