// SPDX-License-Identifier: Apache-2.0

package io.telltale.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.telltale.harness.Build;
import io.telltale.harness.EventFile;
import io.telltale.harness.Jvm;
import io.telltale.harness.Jvms;
import io.telltale.harness.Ports;
import io.telltale.harness.SyslogEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Beside another agent, before or after it, both work and neither complains of the other. */
class OtherAgentsIT {

  private static final List<String> EVENTS =
      List.of("login_failure", "login_success", "data_export", "logout");

  /** What is printed once the agent runs, and its settings: nothing leaves this machine. */
  enum Other {
    OPEN_TELEMETRY(
        "opentelemetry-javaagent.jar",
        "opentelemetry-javaagent - version: ",
        "-Dotel.traces.exporter=none",
        "-Dotel.metrics.exporter=none",
        "-Dotel.logs.exporter=none"),
    ELASTIC(
        "elastic-apm-agent.jar",
        "Starting Elastic APM ",
        "-Delastic.apm.disable_send=true",
        "-Delastic.apm.central_config=false",
        "-Delastic.apm.cloud_provider=NONE"),
    DATADOG(
        "dd-java-agent.jar",
        "DATADOG TRACER CONFIGURATION",
        "-Ddd.trace.agent.url=http://127.0.0.1:1",
        "-Ddd.appsec.enabled=true",
        "-Ddd.remote_config.enabled=false",
        "-Ddd.instrumentation.telemetry.enabled=false",
        "-Ddd.crashtracking.enabled=false"),
    JMX_EXPORTER("jmx_prometheus_javaagent.jar", "");

    private final String jar;
    private final String banner;
    private final List<String> settings;

    Other(String jar, String banner, String... settings) {
      this.jar = jar;
      this.banner = banner;
      this.settings = List.of(settings);
    }
  }

  static Stream<Arguments> agentsInBothOrders() {
    return Jvms.oldestAndNewest()
        .flatMap(
            jvm ->
                Stream.of(Other.values())
                    .flatMap(
                        other ->
                            Stream.of(
                                Arguments.of(jvm, other, true), Arguments.of(jvm, other, false))));
  }

  @ParameterizedTest(name = "{0}, {1}, ours first: {2}")
  @MethodSource("agentsInBothOrders")
  void eachEventComesOnceAndNobodyComplains(Jvm jvm, Other other, boolean oursFirst) {
    EventFile events = EventFile.create();
    String ours = events.agent().configuration(Build.payrollConfiguration()).flag();
    int port = Ports.free();
    String theirs = "-javaagent:" + Build.copied(other.jar) + optionsOf(other, port);
    List<String> flags = new ArrayList<>(other.settings);
    flags.addAll(oursFirst ? List.of(ours, theirs) : List.of(theirs, ours));

    PayrollJar payroll = PayrollJar.start(jvm, flags);
    try (payroll) {
      awaitRunning(other, payroll, port);
      use(payroll);
    }

    assertThat(events.security()).extracting(SyslogEvent::type).containsExactlyElementsOf(EVENTS);
    assertThat(events.security()).extracting(event -> event.text("user.name")).containsOnly("bob");
    assertThat(events.all())
        .extracting(SyslogEvent::type)
        .doesNotContain("pointcut_disabled", "events_dropped", "config_rejected", "agent_degraded");
    assertThat(complaints(payroll)).isEmpty();
  }

  private static String optionsOf(Other other, int port) {
    if (other != Other.JMX_EXPORTER) {
      return "";
    }
    Path everything = Build.newFolder("jmx-exporter").resolve("everything.yaml");
    try {
      return "=" + Ports.LOOPBACK + ":" + port + ":" + Files.writeString(everything, "rules: []\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void awaitRunning(Other other, PayrollJar payroll, int port) {
    if (other == Other.JMX_EXPORTER) {
      URI metrics = URI.create("http://" + Ports.LOOPBACK + ":" + port + "/metrics");
      await().until(() -> read(metrics).contains("jvm_"));
    } else {
      await().until(() -> (payroll.stdout() + payroll.stderr()).contains(other.banner));
    }
  }

  private static String read(URI page) throws IOException {
    try (InputStream in = page.toURL().openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void use(PayrollJar payroll) {
    PayrollVisitor visitor = new PayrollVisitor(payroll.address(), "Walker");
    assertThat(visitor.signIn("bob", "wrong")).isFalse();
    assertThat(visitor.signIn("bob", "bob-pw-2012")).isTrue();
    assertThat(visitor.get("home")).isEqualTo(200);
    assertThat(visitor.get("employees/export.csv")).isEqualTo(200);
    assertThat(visitor.get("logout")).isEqualTo(302);
  }

  /**
   * Lines of theirs that name us, but for the launch flags, and lines of ours that report trouble.
   */
  private static List<String> complaints(PayrollJar payroll) {
    return Stream.concat(payroll.stdout().lines(), payroll.stderr().lines())
        .filter(line -> !line.contains("-javaagent:"))
        .filter(line -> line.toLowerCase(Locale.ROOT).contains("telltale"))
        .filter(line -> !line.startsWith("telltale: methods woven: "))
        .toList();
  }
}
