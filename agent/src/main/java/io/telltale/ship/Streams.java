// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import io.telltale.config.Configuration;
import io.telltale.config.Target;
import io.telltale.diagnostics.Diagnostics;
import io.telltale.format.EventStream;
import io.telltale.format.Identity;
import io.telltale.seal.Attestation;
import io.telltale.seal.Losses;
import io.telltale.seal.SealSettings;
import java.io.File;
import java.io.IOException;
import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;

/** Begins the stream to a target, sealed if this JVM can do that. */
final class Streams {

  private Streams() {}

  static EventStream begin(
      Configuration configuration, Target target, Losses losses, Diagnostics diagnostics) {
    Identity identity = Identity.detect(configuration.service(), configuration.environment());
    int mostBytes = Transports.mostBytes(target);
    try {
      SealSettings seal =
          new SealSettings(
              configuration.seal().heartbeatMillis(),
              configuration.seal().rotationMillis(),
              attestation(target, diagnostics));
      return EventStream.sealed(target.layout(), identity, mostBytes, seal, losses);
    } catch (GeneralSecurityException e) {
      diagnostics.say("events are not sealed, as this JVM has no ECDSA over P-256: " + e);
      return EventStream.unsealed(target.layout(), identity, mostBytes);
    }
  }

  private static @Nullable Attestation attestation(Target target, Diagnostics diagnostics) {
    File certificate = target.certificate();
    File key = target.key();
    if (certificate == null || key == null) {
      return null;
    }
    try {
      return new Attestation(Pem.privateKey(key), Pem.certificates(certificate).get(0));
    } catch (IOException e) {
      diagnostics.say("the seal's key is not attested: " + e.getMessage());
      return null;
    }
  }
}
