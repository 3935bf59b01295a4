// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.TrustManagerFactory;

/** A key with a self-signed certificate, made by the JDK's keytool. */
final class Keys {

  private static final char[] PASSWORD = "changeit".toCharArray();

  final File certificate;
  final File key;
  private final KeyStore store;

  private final File file;

  private Keys(File certificate, File key, KeyStore store, File file) {
    this.certificate = certificate;
    this.key = key;
    this.store = store;
    this.file = file;
  }

  /** PKCS#12 with certificate and key; the password is {@code changeit}. */
  File store() {
    return file;
  }

  /** PKCS#12 in which the certificate is trusted; the password is {@code changeit}. */
  Path trustStore(Path to) throws IOException, GeneralSecurityException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("ca", store.getCertificate("x"));
    try (OutputStream out = Files.newOutputStream(to)) {
      trusted.store(out, PASSWORD);
    }
    return to;
  }

  /**
   * Makes a pair.
   *
   * @param algorithm EC or RSA
   * @param subject whose it is, such as {@code ip:127.0.0.1}
   */
  static Keys make(Path folder, String name, String algorithm, String subject)
      throws IOException, InterruptedException, GeneralSecurityException {
    Path file = folder.resolve(name + ".p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                algorithm,
                "-alias",
                "x",
                "-dname",
                "CN=" + name,
                "-ext",
                "san=" + subject,
                "-validity",
                "1",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                new String(PASSWORD))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(keytool.waitFor()).as("keytool").isZero();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
    byte[] key = store.getKey("x", PASSWORD).getEncoded();
    return new Keys(
        pem(folder.resolve(name + ".pem"), "CERTIFICATE", store.getCertificate("x").getEncoded()),
        pem(folder.resolve(name + "-key.pem"), "PRIVATE KEY", key),
        store,
        file.toFile());
  }

  private static File pem(Path file, String kind, byte[] der) throws IOException {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    String text = "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n";
    return Files.writeString(file, text, StandardCharsets.US_ASCII).toFile();
  }

  /**
   * Listens as who has this key.
   *
   * @param client whose certificate is demanded; null to demand none
   */
  SSLServerSocket listen(Keys client) throws GeneralSecurityException, IOException {
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD);
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    if (client != null) {
      trusted.setCertificateEntry("client", client.store.getCertificate("x"));
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    SSLServerSocket server =
        (SSLServerSocket)
            context.getServerSocketFactory().createServerSocket(0, 50, Collector.LOOPBACK);
    server.setNeedClientAuth(client != null);
    return server;
  }
}
