// SPDX-License-Identifier: Apache-2.0

package io.telltale.frameworks;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.harness.Application;
import io.telltale.harness.Browser;
import io.telltale.harness.Framework;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KeycloakAdapterIT {

  private static final String FILTER = "org.keycloak:keycloak-servlet-filter-adapter:";
  private static final String TOMCAT = "org.apache.tomcat.embed:tomcat-embed-core:9.0.117";
  private static final String LOGGING = "org.slf4j:slf4j-nop:1.7.36";

  static Stream<Framework> filters() {
    return Stream.of(filter("3.4.3.Final", 8), filter("25.0.3", 17));
  }

  private static Framework filter(String version, int java) {
    return Framework.of("Keycloak adapter", version, java, "tomcat-javax", "keycloak-filter-javax")
        .with(FILTER + version, TOMCAT, LOGGING);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("filters")
  void codesAndTokens(Framework framework) {
    try (IdentityProvider provider = new IdentityProvider()) {
      Application application = Application.start(framework, "-Dprovider=" + provider.address());
      try (application) {
        code(application, provider);
        refusedCodes(application);
        tokens(application, provider);
      }
      Story.assertTold(application, framework, "keycloak-adapter.txt");
    }
  }

  /** Sent to the server, back with a code, a page that is for nobody, and out. */
  private static void code(Application application, IdentityProvider provider) {
    Browser browser = application.browser("Code");
    String code = application.secret(provider.code(""));
    assertThat(browser.get("/page")).isEqualTo(302);
    assertThat(browser.get("/page?state=" + state(browser) + "&code=" + code)).isEqualTo(302);
    assertThat(browser.get("/page")).isEqualTo(200);
    assertThat(browser.get("/nobody")).isEqualTo(403);
    assertThat(browser.get("/out")).isEqualTo(200);
    assertThat(browser.get("/page")).isEqualTo(302);
  }

  private static void refusedCodes(Application application) {
    Browser guesser = application.browser("Guessed code");
    guesser.get("/page");
    assertThat(guesser.get("/page?state=" + state(guesser) + "&code=guessed-code-text"))
        .isEqualTo(403);
    Browser forger = application.browser("Forged state");
    forger.get("/page");
    assertThat(forger.get("/page?state=forged-state-text&code=guessed-code-text")).isEqualTo(400);
    Browser quitter = application.browser("Cancelled");
    quitter.get("/page");
    assertThat(quitter.get("/page?state=" + state(quitter) + "&error=access_denied"))
        .isEqualTo(400);
  }

  private static String state(Browser browser) {
    return browser.location().replaceFirst(".*[?&]state=([^&]*).*", "$1");
  }

  private static void tokens(Application application, IdentityProvider provider) {
    Instant now = Instant.now();
    Browser good =
        application.browser("Token").bearer(provider.realmToken("Bearer", now.plusSeconds(300)));
    assertThat(good.get("/page")).isEqualTo(200);
    assertThat(good.get("/page")).isEqualTo(200);
    assertThat(good.get("/nobody")).isEqualTo(403);
    String past = provider.realmToken("Bearer", now.minusSeconds(60));
    assertThat(application.browser("Past token").bearer(past).get("/page")).isEqualTo(401);
    assertThat(application.browser("No token").bearer("no-token-at-all").get("/page"))
        .isEqualTo(401);
  }
}
