// SPDX-License-Identifier: Apache-2.0

package io.telltale.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.telltale.harness.Application;
import io.telltale.harness.Build;
import io.telltale.harness.EventFile;
import io.telltale.harness.Jvm;
import io.telltale.harness.Jvms;
import io.telltale.harness.Ports;
import io.telltale.harness.SyslogEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tomcat's own sign-in, from the oldest version to the newest, javax and jakarta, reported by the
 * packs alone: no configuration file at all.
 */
class TomcatVersionsIT {

  private static final String WRONG = "wrong-tomcat-pw";

  private static final String WEB_XML =
      """
      <web-app xmlns="http://java.sun.com/xml/ns/javaee" version="2.5">
        <security-constraint>
          <web-resource-collection>
            <web-resource-name>ops</web-resource-name>
            <url-pattern>/ops/*</url-pattern>
          </web-resource-collection>
          <auth-constraint><role-name>ops</role-name></auth-constraint>
        </security-constraint>
        <login-config><auth-method>BASIC</auth-method></login-config>
        <security-role><role-name>ops</role-name></security-role>
      </web-app>
      """;

  @ParameterizedTest
  @CsvSource({"7, 8", "8.5, 11", "9, 25", "10.1, 17", "11, 21"})
  void basicSignInAndRefusalAreToldOnce(String version, int java) throws IOException {
    Jvm jvm = Jvms.find(java).orElseThrow();
    EventFile events = EventFile.create();
    String agent = events.agent(Application.UNKNOWN_USERS_IN_PLAIN).flag();
    try (Tomcat tomcat =
        Tomcat.start(version, jvm, "guarded", Map.of("guarded", application()), agent)) {
      assertThat(get(tomcat, null)).isEqualTo(401);
      assertThat(get(tomcat, "ops:" + WRONG)).isEqualTo(401);
      assertThat(get(tomcat, "ops:" + Tomcat.OPERATOR_PASSWORD)).isEqualTo(200);
      assertThat(get(tomcat, "ops:" + Tomcat.OPERATOR_PASSWORD)).isEqualTo(200);
      assertThat(get(tomcat, Tomcat.CLERK + ":" + Tomcat.CLERK_PASSWORD)).isEqualTo(403);
      for (int i = 0; i < 5; i++) {
        assertThat(get(tomcat, "victim:" + WRONG)).isEqualTo(401);
      }
      assertThat(get(tomcat, "victim:" + WRONG)).isEqualTo(401);
    }

    List<SyslogEvent> told = events.security();
    assertThat(told.subList(0, 4))
        .extracting(SyslogEvent::type, e -> e.text("user.name"), e -> e.text("url.path"))
        .containsExactly(
            tuple("login_failure", "ops", "/guarded/ops/page.html"),
            tuple("login_success", "ops", "/guarded/ops/page.html"),
            tuple("login_success", Tomcat.CLERK, "/guarded/ops/page.html"),
            tuple("access_denied", Tomcat.CLERK, "/guarded/ops/page.html"));
    assertThat(told.subList(4, told.size()))
        .hasSize(6)
        .allMatch(event -> event.type().equals("login_failure"))
        .allMatch(event -> Objects.equals(event.text("user.name"), "victim"));
    assertThat(told.get(told.size() - 1).text("event.reason")).isEqualTo("locked");
    assertThat(told)
        .allMatch(event -> Objects.equals(event.text("source.ip"), Ports.LOOPBACK))
        .allMatch(event -> Objects.equals(event.text("user_agent.original"), "Walker"));
    assertThat(events.text())
        .doesNotContain(WRONG, Tomcat.OPERATOR_PASSWORD, Tomcat.CLERK_PASSWORD);
  }

  private static Path application() {
    Path application = Build.newFolder("guarded");
    try {
      Files.createDirectory(application.resolve("WEB-INF"));
      Files.writeString(application.resolve("WEB-INF/web.xml"), WEB_XML);
      Files.writeString(application.resolve("login"), "ready");
      Files.createDirectory(application.resolve("ops"));
      Files.writeString(application.resolve("ops/page.html"), "<p>ops</p>");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return application;
  }

  private static int get(Tomcat tomcat, @Nullable String credentials) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) tomcat.address().resolve("ops/page.html").toURL().openConnection();
    connection.setRequestProperty("User-Agent", "Walker");
    if (credentials != null) {
      String encoded =
          Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
      connection.setRequestProperty("Authorization", "Basic " + encoded);
    }
    return connection.getResponseCode();
  }
}
