// SPDX-License-Identifier: Apache-2.0

package io.telltale.frameworks;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.harness.Application;
import io.telltale.harness.Browser;
import io.telltale.harness.Framework;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SpringWebFluxIT {

  static Stream<Framework> versions() {
    return Stream.of(
        webflux("5.8.16", 8, "5.3.39", "1.0.48"),
        webflux("6.5.11", 17, "6.2.19", "1.2.10"),
        webflux("7.1.2", 17, "7.0.8", "1.3.7"));
  }

  private static Framework webflux(String version, int java, String spring, String netty) {
    return Framework.of("Spring Security WebFlux", version, java, "spring-webflux")
        .with(
            "org.springframework.security:spring-security-web:" + version,
            "org.springframework.security:spring-security-config:" + version,
            "org.springframework:spring-webflux:" + spring,
            "io.projectreactor.netty:reactor-netty-http:" + netty);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("versions")
  void tellsWhatHappens(Framework framework) {
    Application application = Application.start(framework);
    try (application) {
      form(application);
      basic(application);
    }
    Story.assertTold(application, framework, "spring-webflux.txt");
  }

  private static void form(Application application) {
    Browser browser = application.browser("Form");
    assertThat(browser.get("/page")).isEqualTo(302);
    signIn(browser, "alice", "alice-wrong-pw", "/login?error");
    signIn(browser, "nobody", "nobody-wrong-pw", "/login?error");
    signIn(browser, "frank", "frank-right-pw", "/login?error");
    signIn(browser, "alice", "alice-right-pw", "/page");
    assertThat(browser.get("/page")).isEqualTo(200);
    assertThat(browser.body()).isEqualTo("hello alice");
    assertThat(browser.get("/admin")).isEqualTo(403);
    assertThat(browser.post("/transfer", Map.of("to", "mallory"))).isEqualTo(403);
    assertThat(browser.post("/logout", Map.of())).isEqualTo(302);
  }

  private static void signIn(Browser browser, String user, String password, String to) {
    assertThat(browser.post("/login", Map.of("username", user, "password", password)))
        .isEqualTo(302);
    assertThat(browser.location()).endsWith(to);
  }

  /** Credentials come with each request; a success counts once. */
  private static void basic(Application application) {
    Browser wrong = application.browser("Basic").basic("alice", "alice-wrong-pw");
    assertThat(wrong.get("/page")).isEqualTo(401);
    Browser right = application.browser("Basic").basic("alice", "alice-right-pw");
    assertThat(right.get("/page")).isEqualTo(200);
    assertThat(right.get("/page")).isEqualTo(200);
  }
}
