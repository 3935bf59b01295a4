// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

/**
 * Ids of events, short and without a like: by chance for this JVM, then counted. For one thread.
 */
final class EventIds {

  private static final int RANDOM_BYTES = 9;

  /** To the base of 36. */
  private static final char LAST_DIGIT = 'z';

  /** What stays the same, and behind it the digits of the last one. */
  private char[] text;

  private final int prefix;

  EventIds() {
    byte[] random = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(random);
    this.text =
        (Base64.getUrlEncoder().withoutPadding().encodeToString(random) + ".0").toCharArray();
    this.prefix = text.length - 1;
  }

  String next() {
    int at = text.length - 1;
    while (at >= prefix && text[at] == LAST_DIGIT) {
      text[at] = '0';
      at--;
    }
    if (at < prefix) {
      text = Arrays.copyOf(text, text.length + 1);
      text[prefix] = '1';
      text[text.length - 1] = '0';
    } else {
      text[at] = text[at] == '9' ? 'a' : (char) (text[at] + 1);
    }
    return new String(text);
  }
}
