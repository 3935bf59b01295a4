// SPDX-License-Identifier: Apache-2.0

package io.telltale.redact;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA-256 (RFC 2104) under a key that nobody else has, so that a value can be followed through
 * the stream and not guessed from a list of candidates. For one thread.
 */
final class KeyedHash {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int KEY_BYTES = 32;
  private static final int SHOWN_BYTES = 8;
  private static final String HEX = "0123456789abcdef";

  private final Mac mac;

  private KeyedHash(Mac mac) {
    this.mac = mac;
  }

  /** A new random key, which is gone with the JVM. */
  static KeyedHash random() {
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return new KeyedHash(mac);
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  /** The first 64 bits, in hexadecimal. */
  String of(String value) {
    byte[] digest = mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
    StringBuilder hex = new StringBuilder(2 * SHOWN_BYTES);
    for (int i = 0; i < SHOWN_BYTES; i++) {
      hex.append(HEX.charAt(digest[i] >> 4 & 0xf)).append(HEX.charAt(digest[i] & 0xf));
    }
    return hex.toString();
  }
}
