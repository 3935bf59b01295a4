// SPDX-License-Identifier: Apache-2.0

package io.telltale.endtoend;

import static org.awaitility.Awaitility.await;

import io.telltale.harness.Agent;
import io.telltale.harness.Build;
import io.telltale.harness.Forked;
import io.telltale.harness.Jvm;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.core.ConditionTimeoutException;

/**
 * The payroll application as an executable jar: {@code java [flag] -jar legacy-payroll-exec.jar}.
 */
final class PayrollJar implements PayrollServer {

  private static final Pattern READY = Pattern.compile("payroll: (http://\\S+/payroll/)\\R");

  private final URI address;
  private final Forked process;

  private PayrollJar(URI address, Forked process) {
    this.address = address;
    this.process = process;
  }

  static PayrollJar start(Jvm jvm, Agent agent, String... moreFlags) {
    List<String> flags = new ArrayList<>(List.of(agent.flag()));
    flags.addAll(List.of(moreFlags));
    return start(jvm, flags);
  }

  /** With these flags of the JVM, in this order. */
  static PayrollJar start(Jvm jvm, List<String> flags) {
    return start(jvm, flags, Build.payrollExecutableJar(), Map.of());
  }

  /** The same, from another jar of it and with more in its environment. */
  static PayrollJar start(Jvm jvm, List<String> flags, Path jar, Map<String, String> environment) {
    Path folder = Build.newFolder("payroll-java-" + jvm.version());
    List<String> command = new ArrayList<>(List.of(jvm.java().toString()));
    command.addAll(flags);
    command.addAll(List.of("-jar", jar.toString()));
    Forked process = Forked.start(folder, environment, command);
    try {
      await()
          .atMost(Duration.ofMinutes(2))
          .until(
              () -> {
                process.requireAlive();
                return READY.matcher(process.stdout()).find();
              });
    } catch (ConditionTimeoutException | AssertionError e) {
      process.close();
      throw new AssertionError(
          "the application does not start\n" + process.stdout() + process.stderr(), e);
    }
    Matcher ready = READY.matcher(process.stdout());
    URI address = URI.create(ready.results().findFirst().orElseThrow().group(1));
    PayrollServer.awaitServing(process, address);
    return new PayrollJar(address, process);
  }

  @Override
  public URI address() {
    return address;
  }

  @Override
  public long pid() {
    return process.pid();
  }

  @Override
  public String stdout() {
    return process.stdout();
  }

  @Override
  public String stderr() {
    return process.stderr();
  }

  @Override
  public void close() {
    process.close();
  }
}
