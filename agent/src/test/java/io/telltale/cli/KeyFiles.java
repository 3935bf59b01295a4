// SPDX-License-Identifier: Apache-2.0

package io.telltale.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** A key with a self-signed certificate: as PEM files, and as the other side holds it. */
final class KeyFiles {

  private static final String PASSWORD = "changeit";

  final File certificate;
  final File key;
  private final KeyStore store;

  private KeyFiles(File certificate, File key, KeyStore store) {
    this.certificate = certificate;
    this.key = key;
    this.store = store;
  }

  /** Makes a key pair with the JDK's keytool. */
  static KeyFiles make(Path folder, String name)
      throws IOException, InterruptedException, GeneralSecurityException {
    Path file = folder.resolve(name + ".p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-alias",
                "x",
                "-dname",
                "CN=" + name,
                "-ext",
                "san=ip:127.0.0.1",
                "-validity",
                "1",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(keytool.waitFor()).as("keytool").isZero();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    byte[] key = store.getKey("x", PASSWORD.toCharArray()).getEncoded();
    return new KeyFiles(
        pem(folder.resolve(name + ".pem"), "CERTIFICATE", store.getCertificate("x").getEncoded()),
        pem(folder.resolve(name + "-key.pem"), "PRIVATE KEY", key),
        store);
  }

  private static File pem(Path file, String kind, byte[] der) throws IOException {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    String begin = "-----BEGIN " + kind + "-----\n";
    Files.write(file, (begin + body + "\n-----END " + kind + "-----\n").getBytes(US_ASCII));
    return file.toFile();
  }

  /** Makes connections as someone who has this key, and trusts the certificate of another. */
  SSLSocketFactory clientThatTrusts(KeyFiles server) throws GeneralSecurityException, IOException {
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD.toCharArray());
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("server", server.store.getCertificate("x"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context.getSocketFactory();
  }
}
