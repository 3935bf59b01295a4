// SPDX-License-Identifier: Apache-2.0

package io.telltale.cli;

import io.telltale.seal.SessionResult;
import io.telltale.seal.Trust;
import io.telltale.ship.Pem;
import io.telltale.verify.Verification;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code verify}: proves from what a collector stored that nothing is missing or changed. */
@Command(
    name = "verify",
    sortOptions = false,
    description = {
      "Proves from what a collector stored that nothing is missing, changed or invented.",
      "Reads files of rsyslog and syslog-ng, and JSON exported from Elasticsearch, OpenSearch or",
      "Splunk; compressed with gzip or not, in any order, several agents in one."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:everything is proven",
      "1:something is wrong",
      "2:the input or the call is unusable",
      "3:there is no sealed event in it"
    })
final class VerifyCommand implements Callable<Integer> {

  private static final int WRONG = 1;
  private static final int UNUSABLE = 2;
  private static final int NO_SEAL = 3;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "What was stored; - for stdin.")
  private List<String> files = new ArrayList<>();

  @Option(
      names = "--fingerprint",
      paramLabel = "HEX",
      description = "Trust this session key only: the SHA-256 of it, as this command prints it.")
  private List<String> fingerprints = new ArrayList<>();

  @Option(
      names = "--certificate",
      paramLabel = "PEM",
      description = "Trust sessions only whose keys the key of one of these attests.")
  private List<File> certificates = new ArrayList<>();

  @Option(
      names = "--until",
      paramLabel = "TIME",
      description = "To when the data reach, such as 2026-11-24T10:00:00Z (default: last event).")
  private @Nullable Instant until;

  @Option(
      names = "--partial",
      description = "The data may begin in the midst of sessions, as the file of one day does.")
  private boolean partial;

  @Option(names = "--json", description = "Print one JSON object a line.")
  private boolean json;

  @Override
  public Integer call() {
    PrintStream out = Output.stdout();
    VerifyReport report = json ? new VerifyReportJson(out) : new VerifyReportText(out);
    try (Verification verification = new Verification(trust(), report)) {
      report.of(verification);
      for (String file : files) {
        try (InputStream in = file.equals("-") ? System.in : new FileInputStream(file)) {
          verification.read(file, in);
        }
      }
      List<SessionResult> sessions = verification.finish(until, partial);
      report.end(sessions);
      return verification.events() == 0 ? NO_SEAL : report.wrong() > 0 ? WRONG : 0;
    } catch (IOException e) {
      error("cannot be read: " + e.getMessage());
      return UNUSABLE;
    } finally {
      out.flush();
    }
  }

  private Trust trust() throws IOException {
    Trust trust = new Trust();
    for (String fingerprint : fingerprints) {
      if (!fingerprint.replace(":", "").matches("[0-9A-Fa-f]{64}")) {
        throw misused("'" + fingerprint + "' is no SHA-256 in hexadecimal digits");
      }
      trust.key(fingerprint);
    }
    for (File file : certificates) {
      for (X509Certificate certificate : Pem.certificates(file)) {
        try {
          trust.certificate(certificate);
        } catch (GeneralSecurityException e) {
          throw new IOException(file + ": " + e.getMessage(), e);
        }
      }
    }
    return trust;
  }

  private CommandLine.ParameterException misused(String message) {
    if (spec == null) {
      throw new IllegalStateException("not run by picocli");
    }
    return new CommandLine.ParameterException(spec.commandLine(), message);
  }

  private void error(String message) {
    System.err.println("telltale: " + Printable.escape(message));
  }
}
