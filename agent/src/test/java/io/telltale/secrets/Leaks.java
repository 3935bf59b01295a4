// SPDX-License-Identifier: Apache-2.0

package io.telltale.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.config.Privacy;
import io.telltale.event.SecurityEvent;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** A secret among other text, on its way. */
public final class Leaks {

  private static final List<Planted> SECRETS = PlantedSecrets.all(20_261_125);
  private static final Wire WIRE = new Wire(Privacy.standard());

  private Leaks() {}

  /**
   * Fails if one comes out.
   *
   * @param number any; says which secret, and where it stands
   */
  public static void check(String before, String behind, int number) throws IOException {
    Planted secret = SECRETS.get(Math.floorMod(number, SECRETS.size()));
    Place place = Place.values()[Math.floorMod(number, Place.values().length)];
    SecurityEvent event = place.event(before + " " + secret.text() + " " + behind);
    for (Map.Entry<String, String> message : WIRE.of(event).entrySet()) {
      assertThat(secret.isIn(message.getValue()))
          .as("%s as %s in %s: %s", secret, place, message.getKey(), message.getValue())
          .isFalse();
    }
  }
}
