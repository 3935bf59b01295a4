// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-GCM under a key of each file's own, made from the configured one and the file's salt; so a
 * record's number can be its nonce. Of 128 bits, since Java before 8u161 may refuse longer ones.
 * For one thread.
 */
final class SpoolCipher {

  private static final int KEY_BYTES = 16;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final Cipher cipher;
  private final SecretKeySpec key;

  SpoolCipher(byte[] configured, byte[] salt) throws IOException {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(configured, "HmacSHA256"));
      key = new SecretKeySpec(Arrays.copyOf(mac.doFinal(salt), KEY_BYTES), "AES");
      cipher = Cipher.getInstance("AES/GCM/NoPadding");
    } catch (GeneralSecurityException e) {
      throw new IOException("this Java cannot encrypt: " + e.getMessage(), e);
    }
  }

  byte[] encrypt(byte[] body, long number) throws IOException {
    return apply(Cipher.ENCRYPT_MODE, body, number);
  }

  /** Fails if it was altered, moved or encrypted with another key. */
  byte[] decrypt(byte[] body, long number) throws IOException {
    return apply(Cipher.DECRYPT_MODE, body, number);
  }

  private byte[] apply(int mode, byte[] body, long number) throws IOException {
    byte[] nonce = ByteBuffer.allocate(NONCE_BYTES).putInt(0).putLong(number).array();
    try {
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      return cipher.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IOException("cannot be decrypted, or encrypted: " + e.getMessage(), e);
    }
  }
}
