// SPDX-License-Identifier: Apache-2.0

package io.telltale.harness;

import java.io.IOException;
import java.io.Writer;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/** A certificate authority for one test; what it issues lies in its folder as PEM. */
public final class CertificateAuthority {

  /** A certificate and its unencrypted PKCS #8 key. */
  public record Credentials(Path certificate, Path key) {}

  private final Path folder;
  private final X500Name name;
  private final KeyPair keys;

  private CertificateAuthority(Path folder, X500Name name, KeyPair keys) {
    this.folder = folder;
    this.name = name;
    this.keys = keys;
  }

  public static CertificateAuthority create(Path folder, String commonName) {
    X500Name name = new X500Name("CN=" + commonName);
    KeyPair keys = newKeys();
    CertificateAuthority authority = new CertificateAuthority(folder, name, keys);
    Instant end = Instant.now().plus(Duration.ofDays(1));
    authority.write("ca", authority.sign(name, keys, new BasicConstraints(true), null, end));
    return authority;
  }

  public Path certificate() {
    return folder.resolve("ca.pem");
  }

  /** Valid for {@code localhost}, {@code collector.test} and {@code 127.0.0.1}. */
  public Credentials issueServer() {
    return issue("server", namesOfServer(), Instant.now().plus(Duration.ofDays(1)));
  }

  /** The same, but that it was valid until a minute ago. */
  public Credentials issueExpiredServer() {
    return issue("server", namesOfServer(), Instant.now().minus(Duration.ofMinutes(1)));
  }

  private static GeneralNames namesOfServer() {
    return new GeneralNames(
        new GeneralName[] {
          new GeneralName(GeneralName.dNSName, "localhost"),
          new GeneralName(GeneralName.dNSName, "collector.test"),
          new GeneralName(GeneralName.iPAddress, Ports.LOOPBACK)
        });
  }

  public Credentials issueClient() {
    return issue(
        "client",
        new GeneralNames(new GeneralName(GeneralName.dNSName, "payroll.agents.example.com")),
        Instant.now().plus(Duration.ofDays(1)));
  }

  private Credentials issue(String commonName, GeneralNames alternativeNames, Instant end) {
    KeyPair subjectKeys = newKeys();
    X500Name subject = new X500Name("CN=" + commonName);
    Path certificate =
        write(
            commonName,
            sign(subject, subjectKeys, new BasicConstraints(false), alternativeNames, end));
    Path key = folder.resolve(commonName + ".key");
    try {
      writePem(key, new JcaPKCS8Generator(subjectKeys.getPrivate(), null));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return new Credentials(certificate, key);
  }

  private X509CertificateHolder sign(
      X500Name subject,
      KeyPair subjectKeys,
      BasicConstraints constraints,
      @Nullable GeneralNames alternativeNames,
      Instant end) {
    Instant now = Instant.now();
    X509v3CertificateBuilder certificate =
        new JcaX509v3CertificateBuilder(
            name,
            new BigInteger(64, new SecureRandom()),
            Date.from(now.minus(Duration.ofHours(1))),
            Date.from(end),
            subject,
            subjectKeys.getPublic());
    try {
      certificate.addExtension(Extension.basicConstraints, true, constraints);
      if (alternativeNames != null) {
        certificate.addExtension(Extension.subjectAlternativeName, false, alternativeNames);
      }
      return certificate.build(
          new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate()));
    } catch (IOException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  private Path write(String baseName, X509CertificateHolder certificate) {
    try {
      return writePem(folder.resolve(baseName + ".pem"), certificate);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path writePem(Path file, Object object) throws IOException {
    try (Writer out = Files.newBufferedWriter(file);
        JcaPEMWriter pem = new JcaPEMWriter(out)) {
      pem.writeObject(object);
    }
    return file;
  }

  private static KeyPair newKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
