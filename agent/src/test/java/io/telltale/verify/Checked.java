// SPDX-License-Identifier: Apache-2.0

package io.telltale.verify;

import io.telltale.seal.Finding;
import io.telltale.seal.SessionResult;
import io.telltale.seal.Trust;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What verifying some lines found. */
record Checked(List<Finding> findings, List<SessionResult> sessions, long events, long others) {

  static Checked of(List<String> lines) {
    return of(lines, new Trust(), null, false);
  }

  static Checked of(List<String> lines, Trust trust, Instant until, boolean partial) {
    return of(String.join("\n", lines).getBytes(StandardCharsets.UTF_8), trust, until, partial);
  }

  static Checked of(byte[] stored, Trust trust, Instant until, boolean partial) {
    List<Finding> findings = new ArrayList<>();
    try (Verification verification = new Verification(trust, findings::add)) {
      verification.read("stored", new ByteArrayInputStream(stored));
      List<SessionResult> sessions = verification.finish(until, partial);
      return new Checked(findings, sessions, verification.events(), verification.others());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** All that is said but that an agent began again. */
  List<Finding> told() {
    return findings.stream().filter(f -> f.kind() != Finding.Kind.RESTARTED).toList();
  }

  List<Finding> of(Finding.Kind kind) {
    return findings.stream().filter(finding -> finding.kind() == kind).toList();
  }

  List<String> texts() {
    return findings.stream()
        .map(f -> f.kind() + " " + f.from() + "-" + f.to() + " " + f.text())
        .toList();
  }
}
