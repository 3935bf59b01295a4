// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PemTest {

  @TempDir private static Path folder;

  private static Keys ec;
  private static Keys rsa;

  @BeforeAll
  static void makeKeys() throws Exception {
    ec = Keys.make(folder, "ec", "EC", "dns:ec");
    rsa = Keys.make(folder, "rsa", "RSA", "dns:rsa");
  }

  private static File file(String text) throws IOException {
    return Files.writeString(folder.resolve("given.pem"), text).toFile();
  }

  @Test
  void readsKeysOfBothKinds() throws IOException {
    assertThat(Pem.privateKey(ec.key).getAlgorithm()).isEqualTo("EC");
    assertThat(Pem.privateKey(rsa.key).getAlgorithm()).isEqualTo("RSA");
  }

  @Test
  void readsAllCertificatesInTheirOrder() throws IOException {
    String both =
        Files.readString(rsa.certificate.toPath()) + Files.readString(ec.certificate.toPath());

    assertThat(Pem.certificates(file("# a comment\n" + both)))
        .extracting(certificate -> certificate.getSubjectX500Principal().getName())
        .containsExactly("CN=rsa", "CN=ec");
  }

  @Test
  void readsAKeyBehindItsCertificate() throws IOException {
    String both = Files.readString(ec.certificate.toPath()) + Files.readString(ec.key.toPath());

    assertThat(Pem.privateKey(file(both)).getAlgorithm()).isEqualTo("EC");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no PEM",
        "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
        "-----BEGIN CERTIFICATE-----\n!",
        "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"
      })
  void namesTheFileThatHoldsNoCertificate(String text) throws IOException {
    File given = file(text);

    assertThatThrownBy(() -> Pem.certificates(given))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(given.getPath());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
        "-----END PRIVATE KEY-----\n-----BEGIN PRIVATE KEY-----\n",
        "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----\n",
        "-----BEGIN PRIVATE KEY-----\nA\n-----END PRIVATE KEY-----\n",
        "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"
      })
  void namesTheFileThatHoldsNoKey(String text) throws IOException {
    File given = file(text);

    assertThatThrownBy(() -> Pem.privateKey(given))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(given.getPath());
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA PRIVATE KEY", "EC PRIVATE KEY", "ENCRYPTED PRIVATE KEY"})
  void saysHowToConvertAKeyOfAnotherForm(String kind) throws IOException {
    File given = file("-----BEGIN " + kind + "-----\nAAAA\n-----END " + kind + "-----\n");

    assertThatThrownBy(() -> Pem.privateKey(given))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("openssl pkcs8 -topk8 -nodes -in " + given);
  }

  @Test
  void namesTheFileThatIsNotThere() {
    File absent = folder.resolve("absent.pem").toFile();

    assertThatThrownBy(() -> Pem.certificates(absent)).hasMessageContaining("absent.pem");
    assertThatThrownBy(() -> Pem.privateKey(absent)).hasMessageContaining("absent.pem");
    assertThatThrownBy(() -> Tls.of(Targets.tls(absent.toPath(), ec)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("absent.pem");
  }
}
