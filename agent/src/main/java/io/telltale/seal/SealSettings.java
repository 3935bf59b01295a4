// SPDX-License-Identifier: Apache-2.0

package io.telltale.seal;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** How a stream is sealed. */
public final class SealSettings {

  private final long heartbeatMillis;
  private final long rotationMillis;
  private final @Nullable Attestation attestation;

  /**
   * Makes settings.
   *
   * @param heartbeatMillis after which something is signed at the latest
   * @param rotationMillis after which a key makes way for the next; 0 for never
   * @param attestation says whose the session's key is; null if nobody does
   */
  public SealSettings(
      long heartbeatMillis, long rotationMillis, @Nullable Attestation attestation) {
    this.heartbeatMillis = heartbeatMillis;
    this.rotationMillis = rotationMillis;
    this.attestation = attestation;
  }

  long heartbeatNanos() {
    return TimeUnit.MILLISECONDS.toNanos(heartbeatMillis);
  }

  /** Rounded up, since it is what a verifier waits for. */
  long heartbeatSeconds() {
    return (heartbeatMillis + 999) / 1_000;
  }

  long rotationNanos() {
    return TimeUnit.MILLISECONDS.toNanos(rotationMillis);
  }

  @Nullable Attestation attestation() {
    return attestation;
  }
}
