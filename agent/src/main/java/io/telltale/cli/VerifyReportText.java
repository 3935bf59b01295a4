// SPDX-License-Identifier: Apache-2.0

package io.telltale.cli;

import io.telltale.seal.Finding;
import io.telltale.seal.SessionResult;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** For people. */
final class VerifyReportText extends VerifyReport {

  private final PrintStream out;

  VerifyReportText(PrintStream out) {
    this.out = out;
  }

  @Override
  void say(Finding finding) {
    String place = place(finding);
    String kind = finding.kind().name().toLowerCase(Locale.ROOT);
    StringBuilder line = new StringBuilder();
    line.append(finding.kind().isWrong() ? kind.toUpperCase(Locale.ROOT) : kind);
    line.append(" session ").append(finding.session());
    if (finding.from() >= 0 && finding.to() >= finding.from()) {
      line.append(finding.from() == finding.to() ? " event " : " events ").append(finding.from());
      line.append(finding.from() == finding.to() ? "" : "-" + finding.to());
    }
    line.append(": ").append(finding.text());
    out.println(Printable.escape(line + (place == null ? "" : " (" + place + ")")));
  }

  @Override
  void end(List<SessionResult> sessions) {
    for (SessionResult session : sessions) {
      out.println(
          Printable.escape(
              "session "
                  + session.session()
                  + " of "
                  + session.label()
                  + ": "
                  + session.proven()
                  + " events proven"
                  + (session.duplicates() > 0 ? ", " + session.duplicates() + " duplicates" : "")
                  + times(session)
                  + (session.key().isEmpty() ? "" : ", key " + session.key())));
    }
    long wrong = wrong();
    out.println(
        verification().events()
            + " sealed events of "
            + sessions.size()
            + " sessions; without a seal: "
            + verification().unsealed()
            + "; other records: "
            + verification().others());
    out.println(
        verification().events() == 0
            ? "NO SEALED EVENT"
            : wrong == 0 ? "PROVEN" : "WRONG: " + wrong + " findings");
  }

  private static String times(SessionResult session) {
    return session.began() < 0
        ? ""
        : ", from "
            + Instant.ofEpochMilli(session.began())
            + " to "
            + Instant.ofEpochMilli(session.ended())
            + (session.closed() ? "" : ", not ended");
  }
}
