// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import io.telltale.config.TlsOptions;
import java.io.File;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * TLS 1.2 and 1.3 with the server's certificate verified: by authority and name, or by fingerprint.
 * Our own context; the JVM's default is the application's.
 */
final class Tls {

  private static final List<String> PROTOCOLS = Arrays.asList("TLSv1.3", "TLSv1.2");

  private final TrustManager @Nullable [] trust;
  private final KeyManager @Nullable [] keys;

  /** Whether the certificate's name counts. */
  private final boolean named;

  private Tls(TrustManager @Nullable [] trust, KeyManager @Nullable [] keys, boolean named) {
    this.trust = trust;
    this.keys = keys;
    this.named = named;
  }

  /** Reads what verification needs. */
  static Tls of(TlsOptions options) throws IOException {
    boolean pinned = !options.fingerprints().isEmpty();
    try {
      return new Tls(
          pinned
              ? new TrustManager[] {new PinnedTrust(options.fingerprints())}
              : trust(options.ca(), options.caPassword()),
          keys(options),
          !pinned);
    } catch (GeneralSecurityException e) {
      throw new IOException("TLS cannot be set up: " + e.getMessage(), e);
    }
  }

  private static TrustManager @Nullable [] trust(@Nullable File ca, @Nullable String password)
      throws GeneralSecurityException, IOException {
    if (ca == null) {
      return null;
    }
    List<X509Certificate> authorities =
        Pkcs12.isOne(ca) ? Pkcs12.certificates(ca, password) : Pem.certificates(ca);
    KeyStore store = Pkcs12.empty();
    for (int i = 0; i < authorities.size(); i++) {
      store.setCertificateEntry("ca" + i, authorities.get(i));
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }

  private static KeyManager @Nullable [] keys(TlsOptions options)
      throws GeneralSecurityException, IOException {
    File certificate = options.certificate();
    File key = options.key();
    if (certificate == null) {
      return null;
    }
    char[] password = new char[0]; // of a store that never leaves memory
    KeyStore store;
    if (key != null) {
      store = Pkcs12.empty();
      X509Certificate[] chain = Pem.certificates(certificate).toArray(new X509Certificate[0]);
      store.setKeyEntry("client", Pem.privateKey(key), password, chain);
    } else {
      store = Pkcs12.read(certificate, options.password());
      password = Pkcs12.password(options.password());
    }
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, password);
    return factory.getKeyManagers();
  }

  /**
   * Speaks TLS over a connected socket. A context of its own for each connection: rsyslog's OpenSSL
   * driver refuses a session that is resumed under mutual TLS.
   */
  Socket wrap(Socket plain, String host, int port) throws IOException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys, trust, null);
      SSLSocket socket =
          (SSLSocket) context.getSocketFactory().createSocket(plain, host, port, true);
      SSLParameters parameters = socket.getSSLParameters();
      List<String> protocols = new ArrayList<>(PROTOCOLS);
      protocols.retainAll(Arrays.asList(socket.getSupportedProtocols()));
      parameters.setProtocols(protocols.toArray(new String[0]));
      if (named) {
        // Without it Java checks the chain only, not whose certificate it is.
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
      }
      socket.setSSLParameters(parameters);
      socket.setSoTimeout(Connection.CONNECT_MILLIS);
      socket.startHandshake();
      socket.setSoTimeout(0);
      return socket;
    } catch (GeneralSecurityException e) {
      throw new IOException("TLS cannot be set up: " + e.getMessage(), e);
    }
  }
}
