// SPDX-License-Identifier: Apache-2.0

package io.telltale.benchmarks.delivery;

import io.telltale.harness.Agent;
import io.telltale.harness.Build;
import io.telltale.harness.Forked;
import io.telltale.harness.Jvms;
import io.telltale.harness.Rsyslog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The application of {@code test-apps/gate} under the agent; its calls never end. */
final class Load implements AutoCloseable {

  private static final String YAML =
      """
      service: gate
      packs: none
      pointcuts:
        - id: gate
          execution: boolean com.acme.gate.Gate.enter(String)
          event: login
          user: args[0]
          failure: return == false
      target: %s
      """;

  private final Forked process;

  private Load(Forked process) {
    this.process = process;
  }

  /**
   * Starts it.
   *
   * @param rate calls a second, each of them an event
   */
  static Load start(Way way, Rsyslog rsyslog, int rate) throws IOException {
    Path folder = Build.newFolder("load");
    Path file = folder.resolve("telltale.yaml");
    Files.writeString(file, YAML.formatted(way.target(rsyslog)));
    return new Load(
        Forked.start(
            folder,
            List.of(
                Jvms.current().java().toString(),
                "-Xmx512m",
                Agent.withoutOptions().configuration(file).flag(),
                "-jar",
                Build.gateJar().toString(),
                Integer.toString(rate),
                "1",
                Long.toString(Long.MAX_VALUE))));
  }

  @Override
  public void close() {
    process.close();
  }
}
