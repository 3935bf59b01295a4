// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Certificates and keys as PEM (RFC 7468). */
public final class Pem {

  private static final String BEGIN_KEY = "-----BEGIN PRIVATE KEY-----";
  private static final String END_KEY = "-----END PRIVATE KEY-----";
  private static final String[] KEY_TYPES = {"RSA", "EC"};

  private Pem() {}

  /**
   * Reads all certificates in a file, in their order.
   *
   * @throws IOException if there is none, or one cannot be read
   */
  public static List<X509Certificate> certificates(File pem) throws IOException {
    List<X509Certificate> certificates = new ArrayList<>();
    try (InputStream in = new BufferedInputStream(new FileInputStream(pem))) {
      for (Certificate certificate :
          CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        certificates.add((X509Certificate) certificate);
      }
    } catch (CertificateException e) {
      throw new IOException(pem + " holds no readable certificate: " + e.getMessage(), e);
    }
    if (certificates.isEmpty()) {
      throw new IOException(pem + " holds no certificate");
    }
    return certificates;
  }

  /**
   * Reads an RSA or EC key in PKCS#8, unencrypted.
   *
   * @throws IOException if there is none of that form
   */
  public static PrivateKey privateKey(File pem) throws IOException {
    String text = new String(bytes(pem), StandardCharsets.US_ASCII);
    int begin = text.indexOf(BEGIN_KEY);
    int end = text.indexOf(END_KEY);
    if (begin < 0 || end < begin) {
      throw new IOException(
          pem + " holds no PKCS#8 key; convert it with: openssl pkcs8 -topk8 -nodes -in " + pem);
    }
    PKCS8EncodedKeySpec spec;
    try {
      spec =
          new PKCS8EncodedKeySpec(
              Base64.getMimeDecoder().decode(text.substring(begin + BEGIN_KEY.length(), end)));
    } catch (IllegalArgumentException e) {
      throw new IOException(pem + " holds a key that is no Base64: " + e.getMessage(), e);
    }
    for (String type : KEY_TYPES) {
      try {
        return KeyFactory.getInstance(type).generatePrivate(spec);
      } catch (InvalidKeySpecException ofTheOtherType) {
        // tried next
      } catch (GeneralSecurityException e) {
        throw new IOException(pem + ": " + e.getMessage(), e);
      }
    }
    throw new IOException(pem + " holds a key that is neither RSA nor EC");
  }

  private static byte[] bytes(File file) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (InputStream in = new FileInputStream(file)) {
      byte[] buffer = new byte[4_096];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        bytes.write(buffer, 0, read);
      }
    }
    return bytes.toByteArray();
  }
}
