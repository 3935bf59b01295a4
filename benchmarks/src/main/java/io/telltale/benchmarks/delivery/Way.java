// SPDX-License-Identifier: Apache-2.0

package io.telltale.benchmarks.delivery;

import io.telltale.harness.CertificateAuthority.Credentials;
import io.telltale.harness.Ports;
import io.telltale.harness.Rsyslog;
import io.telltale.harness.RsyslogSettings;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** How messages get to the collector. */
enum Way {
  TLS("tls", true),
  RELP("relp", false),
  RELP_TLS("relps", true),
  TCP("tcp", false);

  private static final char[] NO_PASSWORD = new char[0];

  private final String scheme;
  private final boolean isTls;

  Way(String scheme, boolean isTls) {
    this.scheme = scheme;
    this.isTls = isTls;
  }

  String text() {
    return this == RELP_TLS ? "RELP over TLS" : name();
  }

  private int port(RsyslogSettings settings) {
    return switch (this) {
      case TLS -> settings.tlsPort();
      case RELP -> settings.relpPort();
      case RELP_TLS -> settings.relpTlsPort();
      case TCP -> settings.tcpPort();
    };
  }

  /** The agent's {@code target}. */
  String target(Rsyslog rsyslog) {
    RsyslogSettings settings = rsyslog.settings();
    String url = "url: '%s://%s:%d'".formatted(scheme, Ports.LOOPBACK, port(settings));
    if (!isTls) {
      return "{ " + url + " }";
    }
    Credentials client = settings.authority().issueClient();
    return "{ %s, ca: %s, certificate: %s, key: %s }"
        .formatted(url, settings.authority().certificate(), client.certificate(), client.key());
  }

  BareWriter bareWriter(Rsyslog rsyslog, List<byte[]> messages) throws IOException {
    Socket socket = new Socket(Ports.LOOPBACK, port(rsyslog.settings()));
    if (isTls) {
      try {
        SSLContext context = context(rsyslog.settings());
        socket =
            context.getSocketFactory().createSocket(socket, Ports.LOOPBACK, socket.getPort(), true);
      } catch (GeneralSecurityException e) {
        throw new IOException(e);
      }
    }
    return new BareWriter(socket, this == RELP || this == RELP_TLS, messages);
  }

  private static SSLContext context(RsyslogSettings settings)
      throws GeneralSecurityException, IOException {
    Credentials client = settings.authority().issueClient();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    keys.load(null, NO_PASSWORD);
    keys.setKeyEntry(
        "client",
        privateKey(client.key()),
        NO_PASSWORD,
        new Certificate[] {certificate(client.certificate())});
    keys.setCertificateEntry("ca", certificate(settings.authority().certificate()));
    KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(keys, NO_PASSWORD);
    TrustManagerFactory trusted =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trusted.init(keys);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
    return context;
  }

  private static Certificate certificate(Path file) throws GeneralSecurityException, IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return CertificateFactory.getInstance("X.509").generateCertificate(in);
    }
  }

  private static PrivateKey privateKey(Path file) throws GeneralSecurityException, IOException {
    String body = Files.readString(file).replaceAll("-----[A-Z ]+-----|\\s", "");
    byte[] encoded = Base64.getDecoder().decode(body);
    return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
  }
}
