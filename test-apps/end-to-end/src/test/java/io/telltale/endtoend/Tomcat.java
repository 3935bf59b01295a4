// SPDX-License-Identifier: Apache-2.0

package io.telltale.endtoend;

import io.telltale.harness.Build;
import io.telltale.harness.Fixtures;
import io.telltale.harness.Forked;
import io.telltale.harness.Jvm;
import io.telltale.harness.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An unmodified Tomcat with the payroll application or another, started as an operator does: {@code
 * catalina.sh run}, the agent in {@code CATALINA_OPTS}, a {@code CATALINA_BASE} of its own.
 */
final class Tomcat implements PayrollServer {

  static final String OPERATOR = "ops";
  static final String OPERATOR_PASSWORD = "ops-secret";

  /** Two users without any role. */
  static final String CLERK = "clerk";

  static final String OTHER_CLERK = "other-clerk";
  static final String CLERK_PASSWORD = "clerk-secret";

  private final Path base;
  private final URI address;
  private final Forked process;

  private Tomcat(Path base, URI address, Forked process) {
    this.base = base;
    this.address = address;
    this.process = process;
  }

  /**
   * Starts Tomcat {@code version}, such as {@code 8.5}, and waits until it serves.
   *
   * @param options what goes into CATALINA_OPTS, such as the agent's flag
   */
  static Tomcat start(String version, Jvm jvm, String... options) {
    return start(version, jvm, "payroll", Map.of("payroll.war", Build.payrollWar()), options);
  }

  /**
   * Starts Tomcat with other applications.
   *
   * @param context of the one whose page {@code login} says that Tomcat serves
   * @param webapps what goes into {@code webapps}, files or folders, by the name it gets there
   */
  static Tomcat start(
      String version, Jvm jvm, String context, Map<String, Path> webapps, String... options) {
    Path home = home(version);
    Path base = Build.newFolder("tomcat-" + version + "-java-" + jvm.version());
    int port = Ports.free();
    try {
      prepare(home, base, port);
      webapps.forEach((name, path) -> Fixtures.copy(path, base.resolve("webapps").resolve(name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Forked process =
        Forked.start(
            base,
            Map.of(
                "CATALINA_BASE", base.toString(),
                "JRE_HOME", jvm.home().toString(),
                "CATALINA_OPTS", String.join(" ", options)),
            List.of(home.resolve("bin/catalina.sh").toString(), "run"));
    URI address = URI.create("http://" + Ports.LOOPBACK + ":" + port + "/" + context + "/");
    PayrollServer.awaitServing(process, address);
    return new Tomcat(base, address, process);
  }

  static Path home(String version) {
    return Build.unpacked("tomcat-" + version).orElseThrow();
  }

  private static void prepare(Path home, Path base, int port) throws IOException {
    Path conf = Files.createDirectories(base.resolve("conf"));
    for (String folder : List.of("logs", "temp", "webapps", "work")) {
      Files.createDirectories(base.resolve(folder));
    }
    try (Stream<Path> files = Files.list(home.resolve("conf"))) {
      for (Path file : files.toList()) {
        Files.copy(file, conf.resolve(file.getFileName()));
      }
    }
    edit(conf.resolve("server.xml"), "<Server port=\"8005\"", "<Server port=\"-1\"");
    edit(
        conf.resolve("server.xml"),
        "<Connector port=\"8080\" protocol=\"HTTP/1.1\"",
        "<Connector address=\"%s\" port=\"%d\" protocol=\"HTTP/1.1\""
            .formatted(Ports.LOOPBACK, port));
    edit(
        conf.resolve("tomcat-users.xml"),
        "</tomcat-users>",
        """
        <role rolename="ops"/>
        <user username="%s" password="%s" roles="ops,manager-gui,manager-script"/>
        <user username="%s" password="%s" roles=""/>
        <user username="%s" password="%s" roles=""/>
        </tomcat-users>
        """
            .formatted(
                OPERATOR, OPERATOR_PASSWORD, CLERK, CLERK_PASSWORD, OTHER_CLERK, CLERK_PASSWORD));
  }

  private static void edit(Path file, String old, String replacement) throws IOException {
    String text = Files.readString(file);
    int at = text.indexOf(old);
    if (at < 0) {
      throw new AssertionError(file + " does not hold " + old);
    }
    Files.writeString(
        file, text.substring(0, at) + replacement + text.substring(at + old.length()));
  }

  @Override
  public URI address() {
    return address;
  }

  /** Of the JVM: catalina.sh becomes it. */
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

  /** All that Tomcat wrote: both streams and every file in {@code logs}. */
  String allOutput() {
    StringBuilder output = new StringBuilder(stdout()).append(stderr());
    try (Stream<Path> logs = Files.list(base.resolve("logs"))) {
      for (Path log : logs.toList()) {
        output.append(Files.readString(log, StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return output.toString();
  }

  @Override
  public void close() {
    process.close();
  }
}
