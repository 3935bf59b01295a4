// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import java.net.Socket;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Accepts a server by the fingerprint of its own certificate (RFC 5425, section 5.1): whoever has
 * its key is the one that was meant, whatever the name and date in it.
 */
final class PinnedTrust extends X509ExtendedTrustManager {

  private final List<String> fingerprints;

  /**
   * Makes one.
   *
   * @param fingerprints SHA-256 in lower-case hexadecimal digits
   */
  PinnedTrust(List<String> fingerprints) {
    this.fingerprints = fingerprints;
  }

  private void check(X509Certificate[] chain) throws CertificateException {
    String found = fingerprint(chain[0]);
    if (!fingerprints.contains(found)) {
      throw new CertificateException("the server's certificate is sha-256:" + found);
    }
  }

  static String fingerprint(X509Certificate certificate) throws CertificateException {
    try {
      StringBuilder hex = new StringBuilder();
      for (byte b : MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded())) {
        hex.append(Character.forDigit(b >> 4 & 0xf, 16)).append(Character.forDigit(b & 0xf, 16));
      }
      return hex.toString();
    } catch (NoSuchAlgorithmException e) {
      throw new CertificateException("every Java has SHA-256", e);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    check(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, @Nullable Socket socket)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, @Nullable SSLEngine engine)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    throw new CertificateException("nobody is our client");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, @Nullable Socket socket)
      throws CertificateException {
    checkClientTrusted(chain, type);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, @Nullable SSLEngine engine)
      throws CertificateException {
    checkClientTrusted(chain, type);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
