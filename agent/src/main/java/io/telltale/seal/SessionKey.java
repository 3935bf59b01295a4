// SPDX-License-Identifier: Apache-2.0

package io.telltale.seal;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;

/**
 * A key pair of one session, ECDSA over P-256, which every Java from 8 on has. It is made in memory
 * and never leaves it. Signatures have the fixed form of IEEE P1363, r and s of 32 bytes each: the
 * DER that Java makes is of changing length.
 */
final class SessionKey {

  static final int SIGNATURE_BYTES = 64;

  /** Over a digest that is there already. */
  private static final String ALGORITHM = "NONEwithECDSA";

  private static final int NUMBER_BYTES = 32;

  private final PrivateKey secret;
  private final byte[] encoded;

  private SessionKey(PrivateKey secret, byte[] encoded) {
    this.secret = secret;
    this.encoded = encoded;
  }

  static SessionKey random() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair pair = generator.generateKeyPair();
    return new SessionKey(pair.getPrivate(), pair.getPublic().getEncoded());
  }

  /** The public key as SubjectPublicKeyInfo (RFC 5280). */
  byte[] encoded() {
    return encoded;
  }

  byte[] sign(byte[] digest) throws GeneralSecurityException {
    Signature signature = Signature.getInstance(ALGORITHM);
    signature.initSign(secret);
    signature.update(digest, 0, Canonical.DIGEST_BYTES);
    return fixed(signature.sign());
  }

  /** Whether a signature is that of a key over a digest; false as well if any of them is none. */
  static boolean verifies(byte[] key, byte[] digest, byte[] signature) {
    if (signature.length != SIGNATURE_BYTES) {
      return false;
    }
    try {
      PublicKey known = KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(key));
      Signature verifier = Signature.getInstance(ALGORITHM);
      verifier.initVerify(known);
      verifier.update(digest, 0, Canonical.DIGEST_BYTES);
      return verifier.verify(der(signature));
    } catch (GeneralSecurityException | RuntimeException e) {
      return false; // bytes from outside are whatever somebody made of them
    }
  }

  /** SEQUENCE { INTEGER r, INTEGER s } of less than 128 bytes, to r and s. */
  private static byte[] fixed(byte[] der) {
    byte[] fixed = new byte[SIGNATURE_BYTES];
    int at = 2;
    for (int end = NUMBER_BYTES; end <= SIGNATURE_BYTES; end += NUMBER_BYTES) {
      int length = der[at + 1];
      int digits = Math.min(length, NUMBER_BYTES); // a zero before keeps a number positive
      System.arraycopy(der, at + 2 + length - digits, fixed, end - digits, digits);
      at += 2 + length;
    }
    return fixed;
  }

  private static byte[] der(byte[] fixed) {
    byte[] r = number(fixed, 0);
    byte[] s = number(fixed, NUMBER_BYTES);
    byte[] der = new byte[2 + r.length + s.length];
    der[0] = 0x30;
    der[1] = (byte) (r.length + s.length);
    System.arraycopy(r, 0, der, 2, r.length);
    System.arraycopy(s, 0, der, 2 + r.length, s.length);
    return der;
  }

  private static byte[] number(byte[] from, int at) {
    byte[] value = new BigInteger(1, Arrays.copyOfRange(from, at, at + NUMBER_BYTES)).toByteArray();
    byte[] der = new byte[2 + value.length];
    der[0] = 0x02;
    der[1] = (byte) value.length;
    System.arraycopy(value, 0, der, 2, value.length);
    return der;
  }
}
