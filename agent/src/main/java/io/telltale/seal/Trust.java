// SPDX-License-Identifier: Apache-2.0

package io.telltale.seal;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whose sessions count. Without any word the first key of a session counts for it: then whoever can
 * replace all of a session can sign it anew.
 */
public final class Trust {

  private final Set<String> keys = new HashSet<>();
  private final Map<String, X509Certificate> certificates = new HashMap<>();

  /** Trusts a session's key by its SHA-256, in hexadecimal digits. */
  public void key(String fingerprint) {
    keys.add(fingerprint.replace(":", "").toLowerCase(Locale.ROOT));
  }

  /** Trusts the sessions whose keys a certificate's key attests. */
  public void certificate(X509Certificate certificate) throws GeneralSecurityException {
    certificates.put(Attestation.fingerprint(certificate), certificate);
  }

  /** A public key's SHA-256, in hexadecimal digits. */
  static String fingerprint(byte[] key) {
    MessageDigest sha256 = Canonical.sha256();
    StringBuilder hex = new StringBuilder();
    for (byte b : sha256.digest(key)) {
      hex.append(String.format("%02x", b));
    }
    return hex.toString();
  }

  /** Why a session's first key does not count; null if it does. */
  @Nullable String objection(String session, byte[] key, StoredCheckpoint first) {
    if ((keys.isEmpty() && certificates.isEmpty()) || keys.contains(fingerprint(key))) {
      return null;
    }
    String by = first.said.get("certificate");
    X509Certificate certificate = by == null ? null : certificates.get(by);
    String attestation = first.said.get("attestation");
    if (certificate == null || attestation == null) {
      return "is signed by the key " + fingerprint(key) + ", which is not one of those expected";
    }
    boolean attested =
        Attestation.verifies(
            certificate.getPublicKey(), session, key, Base64Url.decode(attestation));
    return attested ? null : "has a key whose attestation is wrong";
  }
}
