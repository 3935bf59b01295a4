// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

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
 * TLS 1.2 and 1.3 with the server's certificate and name verified. Our own context; the JVM's
 * default is the application's.
 */
final class Tls {

  private static final List<String> PROTOCOLS = Arrays.asList("TLSv1.3", "TLSv1.2");

  private final TrustManager @Nullable [] trust;
  private final KeyManager @Nullable [] keys;

  private Tls(TrustManager @Nullable [] trust, KeyManager @Nullable [] keys) {
    this.trust = trust;
    this.keys = keys;
  }

  /**
   * Reads what verification needs.
   *
   * @param ca PEM of the authorities; null for those of the JVM
   * @param certificate PEM of the client's chain; null to show none
   * @param key PEM of the client's key
   */
  static Tls of(@Nullable File ca, @Nullable File certificate, @Nullable File key)
      throws IOException {
    try {
      return new Tls(
          ca == null ? null : trust(Pem.certificates(ca)),
          certificate == null || key == null ? null : keys(certificate, key));
    } catch (GeneralSecurityException e) {
      throw new IOException("TLS cannot be set up: " + e.getMessage(), e);
    }
  }

  private static TrustManager[] trust(List<X509Certificate> authorities)
      throws GeneralSecurityException, IOException {
    KeyStore store = emptyStore();
    for (int i = 0; i < authorities.size(); i++) {
      store.setCertificateEntry("ca" + i, authorities.get(i));
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }

  private static KeyManager[] keys(File certificate, File key)
      throws GeneralSecurityException, IOException {
    char[] password = new char[0]; // the store never leaves memory
    KeyStore store = emptyStore();
    X509Certificate[] chain = Pem.certificates(certificate).toArray(new X509Certificate[0]);
    store.setKeyEntry("client", Pem.privateKey(key), password, chain);
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, password);
    return factory.getKeyManagers();
  }

  private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
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
      // Without it Java checks the chain only, not whose certificate it is.
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
      socket.setSoTimeout(TcpTransport.CONNECT_MILLIS);
      socket.startHandshake();
      socket.setSoTimeout(0);
      return socket;
    } catch (GeneralSecurityException e) {
      throw new IOException("TLS cannot be set up: " + e.getMessage(), e);
    }
  }
}
