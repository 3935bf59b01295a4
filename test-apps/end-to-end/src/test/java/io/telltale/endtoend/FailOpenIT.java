// SPDX-License-Identifier: Apache-2.0

package io.telltale.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.telltale.harness.Agent;
import io.telltale.harness.Build;
import io.telltale.harness.CertificateAuthority;
import io.telltale.harness.Jvm;
import io.telltale.harness.Jvms;
import io.telltale.harness.Ports;
import io.telltale.harness.Rsyslog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever is wrong with the agent's surroundings, the application serves, and one line says it.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("oldestAndNewest")
class FailOpenIT {

  private static final String PREFIX = "telltale: ";

  @Parameter Jvm jvm;

  static Stream<Jvm> oldestAndNewest() {
    return Jvms.oldestAndNewest();
  }

  /** Starts the application, uses it, and looks at what it printed while it runs. */
  private void serve(Agent agent, Consumer<PayrollJar> check) {
    try (PayrollJar payroll = PayrollJar.start(jvm, agent)) {
      PayrollVisitor visitor = new PayrollVisitor(payroll.address(), "Walker");
      assertThat(visitor.signIn("bob", "wrong")).isFalse();
      assertThat(visitor.signIn("bob", "bob-pw-2012")).isTrue();
      assertThat(visitor.get("admin")).isEqualTo(403);
      assertThat(visitor.get("employees/export.csv")).isEqualTo(200);
      check.accept(payroll);
      assertThat(payroll.stdout()).isEqualTo("payroll: " + payroll.address() + "\n");
      assertThat(payroll.stderr().lines()).allMatch(line -> line.startsWith(PREFIX));
    }
  }

  /** Waits for a line with this text, and sees to it that there is one only. */
  private static void assertSaysOnce(PayrollJar payroll, String text) {
    Pattern line = Pattern.compile("(?m)^" + PREFIX + ".*" + Pattern.quote(text));
    await().until(() -> line.matcher(payroll.stderr()).find());
    assertThat(payroll.stderr().lines()).filteredOn(said -> said.contains(text)).hasSize(1);
  }

  private static Agent agentWith(Path configuration) {
    return Agent.withoutOptions()
        .configuration(configuration)
        .target("file:" + configuration.resolveSibling("events.log"));
  }

  /** The application's configuration with one thing replaced. */
  private static Path configurationWith(String old, String replacement) throws IOException {
    String text = Files.readString(Build.payrollConfiguration());
    assertThat(text).containsOnlyOnce(old);
    return Files.writeString(
        Build.newFolder("configuration").resolve("telltale.yaml"), text.replace(old, replacement));
  }

  /** {@code file:line:column} of the only place where {@code text} stands, counted from 1. */
  private static String placeOf(String text, Path file) throws IOException {
    String before = Files.readString(file).split(Pattern.quote(text), 2)[0];
    long line = before.chars().filter(c -> c == '\n').count() + 1;
    int column = before.length() - before.lastIndexOf('\n');
    return file + ":" + line + ":" + column + ":";
  }

  private static String eventsBeside(Path configuration) throws IOException {
    return Files.readString(configuration.resolveSibling("events.log"));
  }

  /** The rest of the configuration holds: the line, the refusal at the target, other pointcuts. */
  private void assertOnlyTheFaultIsLeftOut(Path configuration, String fault) throws IOException {
    String place = placeOf(fault, configuration);
    serve(agentWith(configuration), payroll -> assertSaysOnce(payroll, place));

    assertThat(eventsBeside(configuration)).contains("config_rejected", place, "data_export");
  }

  @Test
  void nobodyListensAtTheTarget() {
    String target = Ports.LOOPBACK + ":" + Ports.free();
    Agent agent = Agent.withoutOptions().configuration(Build.payrollConfiguration());

    serve(agent.target("tcp://" + target), payroll -> assertSaysOnce(payroll, target));
  }

  @Test
  void theTargetsCertificateIsNotTrusted() throws IOException {
    Path folder = Build.newFolder("stranger");
    Path stranger = CertificateAuthority.create(folder, "Somebody else's CA").certificate();
    try (Rsyslog rsyslog = Rsyslog.start()) {
      String target = "target:\n  url: " + rsyslog.tlsTarget() + "\n  ca: " + stranger + "\n";
      Path configuration = configurationWith("pointcuts:\n", target + "pointcuts:\n");
      String authority = Ports.LOOPBACK + ":" + rsyslog.settings().tlsPort();

      serve(
          Agent.withoutOptions().configuration(configuration),
          payroll -> {
            assertSaysOnce(payroll, authority);
            assertThat(payroll.stderr()).containsPattern("(?i)certificat|trust");
          });
      assertThat(rsyslog.lines()).isEmpty();
    }
  }

  @Test
  void theConfigurationIsAbsent() {
    Path absent = Build.newFolder("configuration").resolve("no-such.yaml");

    serve(agentWith(absent), payroll -> assertSaysOnce(payroll, absent.toString()));
  }

  /** A folder, because root may read every file. */
  @Test
  void theConfigurationCannotBeRead() throws IOException {
    Path folder = Files.createDirectory(Build.newFolder("configuration").resolve("telltale.yaml"));

    serve(agentWith(folder), payroll -> assertSaysOnce(payroll, folder.toString()));
  }

  @Test
  void aKeyIsMisspelt() throws IOException {
    Path configuration = configurationWith("resource: args[0].login", "resorce: args[0].login");

    assertOnlyTheFaultIsLeftOut(configuration, "resorce: ");
  }

  @Test
  void anEventTypeIsMisspelt() throws IOException {
    Path configuration =
        configurationWith("event: privilege_escalation", "event: privilege_scalation");

    assertOnlyTheFaultIsLeftOut(configuration, "privilege_scalation");
  }

  @Test
  void aValueIsOfTheWrongKind() throws IOException {
    Path configuration =
        configurationWith(
            "fields: { old_role: before.role, new_role: \"args[1]\" }", "fields: [ before.role ]");

    assertOnlyTheFaultIsLeftOut(configuration, "[ before.role ]");
  }

  @Test
  void aPatternIsMalformed() throws IOException {
    String malformed = "boolean com.acme.payroll.EmployeeDao.setRole(..";
    Path configuration = configurationWith(malformed + ")", malformed);
    String file = configuration + ":";

    serve(agentWith(configuration), payroll -> assertSaysOnce(payroll, file));

    assertThat(eventsBeside(configuration)).contains("config_rejected", "data_export");
  }

  @Test
  void theConfigurationIsNotYaml() throws IOException {
    Path configuration = configurationWith("pointcuts:\n", "pointcuts: [\n");

    serve(agentWith(configuration), payroll -> assertSaysOnce(payroll, configuration + ":"));

    assertThat(eventsBeside(configuration)).contains("config_rejected");
  }

  @Test
  void thereIsNoTarget() {
    Agent agent = Agent.withoutOptions().configuration(Build.payrollConfiguration());

    serve(agent, payroll -> assertSaysOnce(payroll, "target"));
  }
}
