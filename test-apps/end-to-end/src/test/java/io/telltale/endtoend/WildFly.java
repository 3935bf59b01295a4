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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** An unmodified WildFly with one application and a {@code jboss.server.base.dir} of its own. */
final class WildFly implements AutoCloseable {

  /** {@code date time ERROR [org.jboss...] (thread) WFLYSRV0026: ...}, also without a code. */
  private static final Pattern COMPLAINT =
      Pattern.compile("(?m)^\\S+ \\S+ +(ERROR|WARN|FATAL) +(\\[\\S+]) \\([^)]*\\) (\\w+)");

  private final Path base;
  private final URI address;
  private final Forked process;

  private WildFly(Path base, URI address, Forked process) {
    this.base = base;
    this.address = address;
    this.process = process;
  }

  /** Starts it as an operator does, with these options in JAVA_OPTS, which replace its own. */
  static WildFly start(String release, Jvm jvm, Path war, String... options) {
    Path home = Build.unpacked("wildfly-" + release).orElseThrow();
    Path base = Build.newFolder("wildfly-java-" + jvm.version());
    Fixtures.copy(home.resolve("standalone/configuration"), base.resolve("configuration"));
    Fixtures.copy(war, newFolder(base.resolve("deployments")).resolve(war.getFileName()));
    int port = Ports.free();
    Forked process =
        Forked.start(
            base,
            Map.of(
                "JAVA_HOME", jvm.home().toString(),
                "LAUNCH_JBOSS_IN_BACKGROUND", "1",
                "JAVA_OPTS", String.join(" ", options)),
            List.of(
                home.resolve("bin/standalone.sh").toString(),
                "-b=" + Ports.LOOPBACK,
                "-Djboss.server.base.dir=" + base,
                "-Djboss.http.port=" + port,
                "-Djboss.https.port=" + Ports.free(),
                "-Djboss.management.http.port=" + Ports.free()));
    String name = war.getFileName().toString().replace(".war", "");
    URI address = URI.create("http://" + Ports.LOOPBACK + ":" + port + "/" + name + "/");
    PayrollServer.awaitServing(process, address);
    return new WildFly(base, address, process);
  }

  private static Path newFolder(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI address() {
    return address;
  }

  String log() {
    try {
      return Files.readString(base.resolve("log/server.log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String output() {
    return process.stdout() + process.stderr();
  }

  /** What it warned of or failed with, as level, logger and the message's first word. */
  List<String> complaints() {
    return COMPLAINT
        .matcher(log())
        .results()
        .map(match -> match.group(1) + " " + match.group(2) + " " + match.group(3))
        .distinct()
        .sorted()
        .toList();
  }

  @Override
  public void close() {
    process.close();
  }
}
