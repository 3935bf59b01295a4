// SPDX-License-Identifier: Apache-2.0

package io.telltale.frameworks;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.harness.Application;
import io.telltale.harness.Build;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Key stores of a server and of two of its visitors, one of whom it knows by name. */
record Stores(Path folder) {

  private static final String WORD = "changeit";

  static Stores make() {
    Stores stores = new Stores(Build.newFolder("stores"));
    stores.pair("server", "CN=localhost");
    stores.pair("carla", "CN=carla, O=Example");
    stores.pair("mallory", "CN=mallory, O=Example");
    stores.trust("trust.p12", "carla");
    stores.trust("trust.p12", "mallory");
    stores.trust("server-trust.p12", "server");
    return stores;
  }

  private void pair(String name, String subject) {
    String store = name + ".p12";
    keytool(
        "-genkeypair",
        "-alias",
        name,
        "-dname",
        subject,
        "-keyalg",
        "RSA",
        "-ext",
        "SAN=ip:127.0.0.1",
        "-keystore",
        store);
    keytool("-exportcert", "-alias", name, "-keystore", store, "-file", name + ".crt");
  }

  private void trust(String store, String name) {
    keytool("-importcert", "-noprompt", "-alias", name, "-keystore", store, "-file", name + ".crt");
  }

  /** In the form that Java 8 reads. */
  private void keytool(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.add("-J-Dkeystore.pkcs12.legacy");
    command.addAll(List.of(arguments));
    command.addAll(List.of("-storetype", "PKCS12", "-storepass", WORD));
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("keytool.log").toFile())
              .start();
      assertThat(process.waitFor()).as(Files.readString(folder.resolve("keytool.log"))).isZero();
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Both come twice, with the certificate that their server asks for. */
  void visit(Application application, String context, int known, int unknown) {
    URI page =
        URI.create("https://127.0.0.1:" + application.port("tls") + context + "/private/page");
    for (int time = 1; time <= 2; time++) {
      assertThat(get("carla", page)).isEqualTo(known);
      assertThat(get("mallory", page)).isEqualTo(unknown);
    }
  }

  /** Asks for a page as a visitor with a certificate, whose User-Agent is his name. */
  private int get(String visitor, URI page) {
    HttpClient client = HttpClient.newBuilder().sslContext(visitor(visitor)).build();
    HttpRequest request = HttpRequest.newBuilder(page).header("User-Agent", visitor).build();
    try {
      return client.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      throw new AssertionError("no answer from " + page, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private SSLContext visitor(String name) {
    try {
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(open(name + ".p12"), WORD.toCharArray());
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(open("server-trust.p12"));
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new AssertionError(e);
    }
  }

  PrivateKey key(String name) {
    try {
      return (PrivateKey) open(name + ".p12").getKey(name, WORD.toCharArray());
    } catch (GeneralSecurityException | IOException e) {
      throw new AssertionError(e);
    }
  }

  private KeyStore open(String name) throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(folder.resolve(name))) {
      store.load(in, WORD.toCharArray());
    }
    return store;
  }
}
