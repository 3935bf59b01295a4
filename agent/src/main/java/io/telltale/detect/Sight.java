// SPDX-License-Identifier: Apache-2.0

package io.telltale.detect;

import io.telltale.event.Facet;
import io.telltale.event.SecurityEvent;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One event as detections look at it: each of its values is hashed once. For one thread. */
final class Sight {

  private final SipHash sip;

  /** Of the values that were asked for; null for one that is not there. */
  private final Map<Facet, @Nullable Long> hashes = new EnumMap<>(Facet.class);

  private @Nullable SecurityEvent event;

  Sight(SipHash sip) {
    this.sip = sip;
  }

  void of(SecurityEvent next) {
    event = next;
    hashes.clear();
  }

  /** The hash of a value; null if the event has none. */
  @Nullable Long hash(Facet facet) {
    if (hashes.containsKey(facet)) {
      return hashes.get(facet);
    }
    String value = event == null ? null : facet.of(event);
    Long hash = value == null ? null : sip.of(value.getBytes(StandardCharsets.UTF_8));
    hashes.put(facet, hash);
    return hash;
  }
}
