// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import io.telltale.seal.Finding;
import io.telltale.seal.Trust;
import io.telltale.verify.Verification;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What the seal of stored messages says. */
final class Proof {

  private Proof() {}

  /** All that is to be said of what some collectors have. */
  @SafeVarargs
  static List<Finding> findings(List<String>... stored) throws IOException {
    List<Finding> findings = new ArrayList<>();
    try (Verification verification = new Verification(new Trust(), findings::add)) {
      for (int i = 0; i < stored.length; i++) {
        byte[] lines = String.join("\n", stored[i]).getBytes(StandardCharsets.UTF_8);
        verification.read("collector " + i, new ByteArrayInputStream(lines));
      }
      verification.finish(null, false);
    }
    return findings;
  }

  /** What must not be in data that nobody touched, but that a session has no end. */
  @SafeVarargs
  static List<Finding> objections(List<String>... stored) throws IOException {
    return findings(stored).stream()
        .filter(finding -> finding.kind().isWrong() && finding.kind() != Finding.Kind.DIED)
        .toList();
  }
}
