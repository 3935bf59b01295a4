// SPDX-License-Identifier: Apache-2.0

package io.telltale.benchmarks.start;

import io.telltale.harness.Agent;
import io.telltale.harness.Build;
import io.telltale.harness.Jvms;
import io.telltale.harness.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Nobody, us, others. */
enum With {
  NOTHING("no agent"),
  TELLTALE("Telltale, all packs, YAML of the payroll application"),
  JMX_EXPORTER("jmx_exporter 1.0.1"),
  ELASTIC(
      "Elastic APM 1.55.1",
      "-Delastic.apm.disable_send=true",
      "-Delastic.apm.central_config=false",
      "-Delastic.apm.cloud_provider=NONE"),
  DATADOG(
      "Datadog 1.68.1, AppSec",
      "-Ddd.trace.agent.url=http://127.0.0.1:1",
      "-Ddd.appsec.enabled=true",
      "-Ddd.remote_config.enabled=false",
      "-Ddd.instrumentation.telemetry.enabled=false",
      "-Ddd.crashtracking.enabled=false"),
  OPEN_TELEMETRY(
      "OpenTelemetry 2.33.1",
      "-Dotel.traces.exporter=none",
      "-Dotel.metrics.exporter=none",
      "-Dotel.logs.exporter=none");

  private final String text;
  private final List<String> settings;

  With(String text, String... settings) {
    this.text = text;
    this.settings = List.of(settings);
  }

  String text() {
    return text;
  }

  /** Lets each run a program so many times, in turns; the first reads files from the disk. */
  static <R> Map<With, List<R>> inTurns(int rounds, Function<List<String>, R> run, String... java) {
    Map<With, List<R>> runs = new EnumMap<>(With.class);
    for (int i = 0; i <= rounds; i++) {
      for (With with : values()) {
        R result = run.apply(with.command(java));
        if (i > 0) {
          runs.computeIfAbsent(with, key -> new ArrayList<>()).add(result);
        }
      }
    }
    return runs;
  }

  private List<String> command(String... java) {
    List<String> command = new ArrayList<>();
    command.add(Jvms.current().java().toString());
    command.addAll(flags());
    command.addAll(List.of(java));
    return command;
  }

  private List<String> flags() {
    List<String> flags = new ArrayList<>(settings);
    switch (this) {
      case NOTHING -> {
        return flags;
      }
      case TELLTALE ->
          flags.add(
              Agent.withoutOptions()
                  .configuration(Build.payrollConfiguration())
                  .target("file:/dev/null")
                  .flag());
      case JMX_EXPORTER ->
          flags.add(
              "-javaagent:"
                  + Build.copied("jmx_prometheus_javaagent.jar")
                  + "="
                  + Ports.LOOPBACK
                  + ":"
                  + Ports.free()
                  + ":"
                  + noRules());
      case ELASTIC -> flags.add("-javaagent:" + Build.copied("elastic-apm-agent.jar"));
      case DATADOG -> flags.add("-javaagent:" + Build.copied("dd-java-agent.jar"));
      default -> flags.add("-javaagent:" + Build.copied("opentelemetry-javaagent.jar"));
    }
    return flags;
  }

  private static Path noRules() {
    try {
      return Files.writeString(Build.newFolder("rules").resolve("rules.yaml"), "rules: []\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
