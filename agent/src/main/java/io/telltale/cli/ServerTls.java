// SPDX-License-Identifier: Apache-2.0

package io.telltale.cli;

import io.telltale.ship.Pem;
import java.io.File;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** The receiver's side of TLS (RFC 5425), from PEM files. */
final class ServerTls {

  private static final List<String> PROTOCOLS = Arrays.asList("TLSv1.3", "TLSv1.2");

  private ServerTls() {}

  /**
   * Reads what the server shows and whom it trusts.
   *
   * @param certificate its certificate, then any intermediate ones
   * @param key its private key
   * @param clientAuthorities who may have signed clients' certificates; null if none is asked for
   * @throws IOException if a file cannot be read or the parts do not fit
   */
  static SSLContext context(File certificate, File key, @Nullable File clientAuthorities)
      throws IOException {
    try {
      char[] password = new char[0];
      KeyStore own = emptyStore();
      own.setKeyEntry(
          "server",
          Pem.privateKey(key),
          password,
          Pem.certificates(certificate).toArray(new Certificate[0]));
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(own, password);
      SSLContext context = SSLContext.getInstance("TLS");
      TrustManager[] trust = clientAuthorities == null ? null : trust(clientAuthorities);
      context.init(keys.getKeyManagers(), trust, null);
      return context;
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new CliException("cannot use " + certificate + " with " + key + ": " + e, e);
    }
  }

  private static TrustManager[] trust(File authorities)
      throws IOException, GeneralSecurityException {
    KeyStore store = emptyStore();
    for (X509Certificate authority : Pem.certificates(authorities)) {
      store.setCertificateEntry("authority" + store.size(), authority);
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }

  private static KeyStore emptyStore() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    return store;
  }

  /** Does the server's handshake on each connection. */
  static StreamListener.Security security(SSLContext context, boolean demandClientCertificate) {
    return accepted -> {
      SSLSocket socket =
          (SSLSocket)
              context
                  .getSocketFactory()
                  .createSocket(
                      accepted,
                      accepted.getInetAddress().getHostAddress(),
                      accepted.getPort(),
                      true);
      socket.setUseClientMode(false);
      socket.setNeedClientAuth(demandClientCertificate);
      List<String> protocols = new ArrayList<>(PROTOCOLS);
      protocols.retainAll(Arrays.asList(socket.getSupportedProtocols()));
      socket.setEnabledProtocols(protocols.toArray(new String[0]));
      socket.startHandshake();
      return socket;
    };
  }
}
