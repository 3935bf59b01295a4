// SPDX-License-Identifier: Apache-2.0

package io.telltale.seal;

import java.util.Base64;

/** Bytes as text without a character that any format must escape (RFC 4648, section 5). */
final class Base64Url {

  private static final byte[] NOTHING = {};

  private Base64Url() {}

  static byte[] encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encode(bytes);
  }

  static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** What a text stands for; nothing if it is not of this form and of no other spelling. */
  static byte[] decode(String text) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      return text(bytes).equals(text) ? bytes : NOTHING;
    } catch (IllegalArgumentException e) {
      return NOTHING;
    }
  }
}
