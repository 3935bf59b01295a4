// SPDX-License-Identifier: Apache-2.0

package io.telltale.siem;

/**
 * TT018, which only the receiving side can see: an agent that was heard of, did not say that it
 * stops, and is heard of no more. No agent can tell of itself, so the pack has no such detection.
 */
final class Silence {

  static final String NAME = "An agent is not heard of any more";
  static final String DESCRIPTION =
      "TT018: no heartbeat for three minutes (an agent sends one every 15 seconds), and no word that"
          + " it stops.";
  static final long MINUTES = 3;

  /** For how long an agent is known. */
  static final long KNOWN_MINUTES = 60;

  private Silence() {}
}
