// SPDX-License-Identifier: Apache-2.0

package io.telltale.redact;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * HMAC-SHA-256 (RFC 2104) under a key that nobody else has, so that a value can be followed through
 * the stream and not guessed from a list of candidates. For one thread.
 */
final class KeyedHash {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int KEY_BYTES = 32;
  private static final String HEX = "0123456789abcdef";

  private final Mac mac;
  private final String prefix;

  private KeyedHash(Mac mac, String prefix) {
    this.mac = mac;
    this.prefix = prefix;
  }

  /**
   * Makes one.
   *
   * @param key null for a random one, which is gone with the JVM
   * @param id which key it is; stands before each hash under a key that was given
   */
  static KeyedHash of(byte @Nullable [] key, String id) {
    byte[] bytes = key;
    if (bytes == null) {
      bytes = new byte[KEY_BYTES];
      new SecureRandom().nextBytes(bytes);
    }
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(bytes, ALGORITHM));
      return new KeyedHash(mac, key == null ? "" : id + ":");
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  /**
   * The key's id, if it has one, and the first bits of the hash, in hexadecimal.
   *
   * @param bits a multiple of 8: 64 where a thousand values live at once, 128 for all users of a
   *     fleet
   */
  String of(String value, int bits) {
    byte[] digest = mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
    StringBuilder hex = new StringBuilder(prefix.length() + bits / 4).append(prefix);
    for (int i = 0; i < bits / 8; i++) {
      hex.append(HEX.charAt(digest[i] >> 4 & 0xf)).append(HEX.charAt(digest[i] & 0xf));
    }
    return hex.toString();
  }
}
