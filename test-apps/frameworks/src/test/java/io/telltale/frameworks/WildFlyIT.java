// SPDX-License-Identifier: Apache-2.0

package io.telltale.frameworks;

import io.telltale.harness.Application;
import io.telltale.harness.Artifacts;
import io.telltale.harness.Build;
import io.telltale.harness.EventFile;
import io.telltale.harness.Fixtures;
import io.telltale.harness.Forked;
import io.telltale.harness.Framework;
import io.telltale.harness.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WildFlyIT {

  static Stream<Framework> versions() {
    return Stream.of(
        Framework.of("WildFly", "10.1.0.Final", 8, "web-javax"),
        Framework.of("WildFly", "26.1.3.Final", 17, "web-javax"),
        Framework.of("WildFly", "39.0.1.Final", 21, "web-jakarta"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("versions")
  void tellsWhatHappens(Framework framework) throws IOException {
    Application application = start(framework);
    try (application) {
      Visits visits = new Visits(application);
      visits.formAndBasic();
      visits.programmatic("/form");
      visits.refusals("/basic");
    }
    Story.assertTold(application, framework, "wildfly.txt");
  }

  private static Application start(Framework framework) throws IOException {
    Path home = Artifacts.unpacked("org.wildfly:wildfly-dist:zip:" + framework.version());
    Path base = Build.newFolder("wildfly-" + framework.version());
    Fixtures.copy(home.resolve("standalone/configuration"), base.resolve("configuration"));
    Path deployments = Files.createDirectories(base.resolve("deployments"));
    for (Path war : Wars.of(framework.fixtures().get(0))) {
      Files.copy(war, deployments.resolve(war.getFileName()));
    }
    for (String user : List.of("alice", "bob")) {
      String word = Visits.hash("MD5", user + ":ApplicationRealm:" + Visits.right(user));
      add(base, "application-users.properties", user + "=" + word);
      add(base, "application-roles.properties", user + "=user");
    }
    EventFile events = EventFile.create();
    int port = Ports.free();
    Forked process =
        Forked.start(
            base,
            Map.of(
                "JAVA_HOME", framework.jvm().home().toString(),
                "LAUNCH_JBOSS_IN_BACKGROUND", "1",
                "JAVA_OPTS", events.agent(Application.UNKNOWN_USERS_IN_PLAIN).flag()),
            List.of(
                "sh",
                home.resolve("bin/standalone.sh").toString(),
                "-b=" + Ports.LOOPBACK,
                "-Djboss.server.base.dir=" + base,
                "-Djboss.http.port=" + port,
                "-Djboss.https.port=" + Ports.free(),
                "-Djboss.ajp.port=" + Ports.free(),
                "-Djboss.management.http.port=" + Ports.free(),
                "-Djboss.management.https.port=" + Ports.free()));
    return Application.serving(framework, events, process, port, "basic/page/x");
  }

  private static void add(Path base, String file, String line) throws IOException {
    Path path = base.resolve("configuration").resolve(file);
    Files.writeString(path, Files.readString(path) + "\n" + line + "\n");
  }
}
