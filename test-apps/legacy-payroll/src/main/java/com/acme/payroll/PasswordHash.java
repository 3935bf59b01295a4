// SPDX-License-Identifier: Apache-2.0

package com.acme.payroll;

import java.nio.charset.Charset;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/** Salted SHA-1 in hexadecimal, which was thought good enough in 2012. */
final class PasswordHash {

  private static final int SALT_BYTES = 8;
  private static final Charset UTF_8 = Charset.forName("UTF-8");
  private static final SecureRandom RANDOM = new SecureRandom();

  private PasswordHash() {}

  static String newSalt() {
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    return hex(salt);
  }

  static String hash(String salt, String password) {
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      return hex(sha1.digest((salt + password).getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static boolean matches(String hash, String salt, String password) {
    return MessageDigest.isEqual(hash.getBytes(UTF_8), hash(salt, password).getBytes(UTF_8));
  }

  private static String hex(byte[] bytes) {
    StringBuilder out = new StringBuilder(bytes.length * 2);
    for (byte b : bytes) {
      out.append(Character.forDigit((b >> 4) & 0xf, 16)).append(Character.forDigit(b & 0xf, 16));
    }
    return out.toString();
  }
}
