// SPDX-License-Identifier: Apache-2.0

package io.telltale.frameworks;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.harness.Application;
import io.telltale.harness.Artifacts;
import io.telltale.harness.Browser;
import io.telltale.harness.Build;
import io.telltale.harness.EventFile;
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

class LibertyIT {

  static Stream<Framework> versions() {
    return Stream.of(
        Framework.of("Open Liberty", "17.0.0.3", 8, "web-javax"),
        Framework.of("Open Liberty", "26.0.0.3", 21, "web-jakarta"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("versions")
  void tellsWhatHappens(Framework framework) throws IOException {
    Application application = start(framework);
    try (application) {
      Visits visits = new Visits(application);
      visits.form("/form");
      visits.leave("Invalidate", "/form", "invalidate");
      visits.leave("Invalidate-Logout", "/form", "invalidate%20logout");
      leaveByTheContainersPage(application);
      visits.basic("/basic");
      visits.challenge("/basic", 401);
      visits.programmatic("/form");
      visits.refusals("/basic");
    }
    Story.assertTold(application, framework, "liberty.txt");
  }

  private static void leaveByTheContainersPage(Application application) {
    Browser browser = application.browser("Page");
    browser.get("/form/private/page");
    Visits.signIn(browser, "/form");
    assertThat(browser.post("/form/ibm_security_logout", Map.of())).isEqualTo(200);
    assertThat(browser.get("/form/private/page")).isEqualTo(302);
  }

  private static Application start(Framework framework) throws IOException {
    Path home = Artifacts.unpacked("io.openliberty:openliberty-runtime:zip:" + framework.version());
    Path base = Build.newFolder("liberty-" + framework.version());
    Path server = Files.createDirectories(base.resolve("servers/defaultServer"));
    Path applications = Files.createDirectories(server.resolve("apps"));
    for (Path war : Wars.of(framework.fixtures().get(0))) {
      Files.copy(war, applications.resolve(war.getFileName()));
    }
    int port = Ports.free();
    Files.writeString(server.resolve("server.xml"), configuration(framework, port));
    EventFile events = EventFile.create();
    Path tools = home.resolve("bin/tools");
    Forked process =
        Forked.start(
            base,
            Map.of("WLP_USER_DIR", base.toString()),
            List.of(
                framework.jvm().java().toString(),
                events.agent(Application.UNKNOWN_USERS_IN_PLAIN).flag(),
                "-javaagent:" + tools.resolve("ws-javaagent.jar"),
                "-jar",
                tools.resolve("ws-server.jar").toString(),
                "defaultServer"));
    return Application.serving(framework, events, process, port, "basic/page/x");
  }

  private static String configuration(Framework framework, int port) {
    String features =
        framework.fixtures().contains("web-jakarta")
            ? "<feature>servlet-6.0</feature><feature>appSecurity-5.0</feature>"
            : "<feature>servlet-3.1</feature><feature>appSecurity-2.0</feature>";
    StringBuilder users = new StringBuilder();
    StringBuilder members = new StringBuilder();
    for (String user : List.of("alice", "bob", "dave")) {
      users.append("<user name='%s' password='%s'/>".formatted(user, Visits.right(user)));
      members.append("<member name='%s'/>".formatted(user));
    }
    return """
        <server>
          <featureManager>%s</featureManager>
          <httpEndpoint id='defaultHttpEndpoint' host='%s' httpPort='%d' httpsPort='-1'/>
          <basicRegistry id='basic' realm='realm'>%s<group name='user'>%s</group></basicRegistry>
          %s
          %s
        </server>
        """
        .formatted(
            features,
            Ports.LOOPBACK,
            port,
            users,
            members,
            application("form"),
            application("basic"));
  }

  private static String application(String name) {
    return """
        <webApplication name='%1$s' contextRoot='/%1$s' location='%1$s.war'>
          <application-bnd>
            <security-role name='user'><group name='user'/></security-role>
          </application-bnd>
        </webApplication>
        """
        .formatted(name);
  }
}
