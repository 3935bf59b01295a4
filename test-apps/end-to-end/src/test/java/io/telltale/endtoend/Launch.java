// SPDX-License-Identifier: Apache-2.0

package io.telltale.endtoend;

import io.telltale.harness.Agent;
import io.telltale.harness.Build;
import io.telltale.harness.CertificateAuthority;
import io.telltale.harness.Jvm;
import io.telltale.harness.Rsyslog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** One way to run the payroll application: which Java, which Tomcat, how events leave. */
record Launch(Jvm jvm, String tomcat, Transport transport) {

  /** How events leave the JVM. */
  enum Transport {
    TCP,
    TLS_WITH_CLIENT_CERTIFICATE
  }

  static final String ENVIRONMENT = "end-to-end";

  Rsyslog startRsyslog() {
    return switch (transport) {
      case TCP -> Rsyslog.start();
      case TLS_WITH_CLIENT_CERTIFICATE -> Rsyslog.startDemandingClientCertificate();
    };
  }

  /** The application's own configuration, and a target by flag (TCP) or by file (TLS). */
  Agent agentFor(Rsyslog rsyslog) {
    return switch (transport) {
      case TCP ->
          Agent.withoutOptions()
              .configuration(Build.payrollConfiguration())
              .target(rsyslog.tcpTarget());
      case TLS_WITH_CLIENT_CERTIFICATE ->
          Agent.withoutOptions().configuration(configurationWithTls(rsyslog));
    };
  }

  private static Path configurationWithTls(Rsyslog rsyslog) {
    CertificateAuthority authority = rsyslog.settings().authority();
    CertificateAuthority.Credentials client = authority.issueClient();
    String target =
        """

        environment: %s
        target:
          url: %s
          ca: %s
          certificate: %s
          key: %s
        """
            .formatted(
                ENVIRONMENT,
                rsyslog.tlsTarget(),
                authority.certificate(),
                client.certificate(),
                client.key());
    try {
      return Files.writeString(
          Build.newFolder("configuration").resolve("telltale.yaml"),
          Files.readString(Build.payrollConfiguration()) + target);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return jvm + ", Tomcat " + tomcat + ", " + transport;
  }
}
