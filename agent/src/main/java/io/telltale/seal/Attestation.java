// SPDX-License-Identifier: Apache-2.0

package io.telltale.seal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;

/**
 * Says whose a session's key is: a signature over session and key by the key of a certificate that
 * the reader of the stream knows, such as the client's certificate of TLS.
 */
public final class Attestation {

  private static final String CONTEXT = "telltale session key ";

  private final PrivateKey secret;
  private final X509Certificate certificate;

  /** By a key that belongs to a certificate. */
  public Attestation(PrivateKey secret, X509Certificate certificate) {
    this.secret = secret;
    this.certificate = certificate;
  }

  void write(String session, byte[] key, Checkpoint to) throws GeneralSecurityException {
    Signature signature = Signature.getInstance(algorithm(secret.getAlgorithm()));
    signature.initSign(secret);
    signature.update(attested(session, key));
    to.put("certificate", fingerprint(certificate));
    to.put("attestation", Base64Url.text(signature.sign()));
  }

  static String fingerprint(X509Certificate certificate) throws GeneralSecurityException {
    return Base64Url.text(Canonical.sha256().digest(certificate.getEncoded()));
  }

  static boolean verifies(PublicKey by, String session, byte[] key, byte[] attestation) {
    try {
      Signature signature = Signature.getInstance(algorithm(by.getAlgorithm()));
      signature.initVerify(by);
      signature.update(attested(session, key));
      return signature.verify(attestation);
    } catch (GeneralSecurityException | RuntimeException e) {
      return false; // bytes from outside are whatever somebody made of them
    }
  }

  private static byte[] attested(String session, byte[] key) {
    return (CONTEXT + session + " " + Base64Url.text(key)).getBytes(StandardCharsets.US_ASCII);
  }

  private static String algorithm(String ofKey) {
    return "SHA256with" + (ofKey.equals("EC") ? "ECDSA" : ofKey);
  }
}
