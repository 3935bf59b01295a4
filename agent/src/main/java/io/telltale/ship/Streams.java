// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import io.telltale.config.Configuration;
import io.telltale.config.Target;
import io.telltale.config.TlsOptions;
import io.telltale.diagnostics.Diagnostics;
import io.telltale.format.EventStream;
import io.telltale.format.Identity;
import io.telltale.seal.Attestation;
import io.telltale.seal.SealSettings;
import java.io.File;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import org.jspecify.annotations.Nullable;

/** Begins the stream to a target, sealed if this JVM can do that. */
final class Streams {

  private Streams() {}

  static EventStream begin(
      Configuration configuration,
      Target target,
      Identity identity,
      Losses losses,
      Diagnostics diagnostics) {
    int mostBytes = Transports.mostBytes(target);
    try {
      SealSettings seal =
          new SealSettings(
              configuration.heartbeat(),
              configuration.seal().rotation(),
              attestation(target.tls(), diagnostics));
      return EventStream.sealed(target.layout(), identity, mostBytes, seal, losses);
    } catch (GeneralSecurityException e) {
      diagnostics.say("events are not sealed, as this JVM has no ECDSA over P-256: " + e);
      return EventStream.unsealed(target.layout(), identity, mostBytes);
    }
  }

  private static @Nullable Attestation attestation(TlsOptions tls, Diagnostics diagnostics) {
    File certificate = tls.certificate();
    if (certificate == null) {
      return null;
    }
    try {
      File key = tls.key();
      if (key != null) {
        return new Attestation(Pem.privateKey(key), Pem.certificates(certificate).get(0));
      }
      KeyStore.PrivateKeyEntry entry = Pkcs12.key(certificate, tls.password());
      return new Attestation(entry.getPrivateKey(), (X509Certificate) entry.getCertificate());
    } catch (GeneralSecurityException | IOException e) {
      diagnostics.say("the seal's key is not attested: " + e.getMessage());
      return null;
    }
  }
}
