// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Certificates and keys as PKCS#12 (RFC 7292). */
final class Pkcs12 {

  /** With which every DER file of that form begins, and no PEM. */
  private static final int SEQUENCE = 0x30;

  private Pkcs12() {}

  static boolean isOne(File file) throws IOException {
    try (InputStream in = new FileInputStream(file)) {
      return in.read() == SEQUENCE;
    }
  }

  static KeyStore empty() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  static KeyStore read(File file, @Nullable String password)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = new FileInputStream(file)) {
      store.load(in, password(password));
    } catch (IOException e) {
      throw new IOException(file + " cannot be read: " + e.getMessage(), e);
    }
    return store;
  }

  static char[] password(@Nullable String password) {
    return password == null ? new char[0] : password.toCharArray();
  }

  /** The key that a client has, with its certificate. */
  static KeyStore.PrivateKeyEntry key(File file, @Nullable String password)
      throws GeneralSecurityException, IOException {
    KeyStore store = read(file, password);
    for (String alias : Collections.list(store.aliases())) {
      if (store.isKeyEntry(alias)) {
        return (KeyStore.PrivateKeyEntry)
            store.getEntry(alias, new KeyStore.PasswordProtection(password(password)));
      }
    }
    throw new IOException(file + " holds no key");
  }

  /**
   * The certificates that stand for themselves, not for a key.
   *
   * @throws IOException if there is none; OpenSSL makes such files, in which Java trusts nobody
   */
  static List<X509Certificate> certificates(File file, @Nullable String password)
      throws GeneralSecurityException, IOException {
    KeyStore store = read(file, password);
    List<X509Certificate> certificates = new ArrayList<>();
    for (String alias : Collections.list(store.aliases())) {
      if (store.isCertificateEntry(alias)) {
        certificates.add((X509Certificate) store.getCertificate(alias));
      }
    }
    if (certificates.isEmpty()) {
      throw new IOException(
          file + " holds no trusted certificate; make it with keytool -importcert, or use PEM");
    }
    return certificates;
  }
}
