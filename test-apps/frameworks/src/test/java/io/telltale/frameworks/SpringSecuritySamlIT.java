// SPDX-License-Identifier: Apache-2.0

package io.telltale.frameworks;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.harness.Application;
import io.telltale.harness.Browser;
import io.telltale.harness.Framework;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpringSecuritySamlIT {

  private static final String VERSION = "5.8.16";
  private static final String SECURITY = "org.springframework.security:spring-security-";
  private static final String PLACE = "/login/saml2/sso/one";

  @Test
  void assertions() {
    Framework framework =
        Framework.of("Spring Security SAML 2", VERSION, 8, "tomcat-javax", "spring-security-saml2")
            .with(
                SECURITY + "web:" + VERSION,
                SECURITY + "config:" + VERSION,
                SECURITY + "saml2-service-provider:" + VERSION,
                "org.apache.tomcat.embed:tomcat-embed-core:9.0.117",
                "org.slf4j:slf4j-nop:1.7.36");
    Stores stores = Stores.make();
    Application application =
        Application.start(framework, "-Dcertificate=" + stores.folder().resolve("server.crt"));
    try (application) {
      visit(application, stores.key("server"));
    }
    Story.assertTold(application, framework, "spring-security-saml2.txt");
  }

  private static void visit(Application application, PrivateKey key) {
    String recipient = application.address().resolve(PLACE).toString();
    Instant now = Instant.now();
    Browser olga = application.browser("Olga");
    assertThat(olga.get("/page.txt")).isEqualTo(302);
    assertThat(bring(application, olga, SamlAssertion.of("olga", now, recipient, key)))
        .doesNotContain("error");
    assertThat(olga.get("/page.txt")).isEqualTo(200);
    Browser late = application.browser("Late");
    String old = SamlAssertion.of("olga", now.minusSeconds(3600), recipient, key);
    assertThat(bring(application, late, old)).contains("error");
    Browser forger = application.browser("Forger");
    String forged = SamlAssertion.forged("olga", "root", recipient, key);
    assertThat(bring(application, forger, forged)).contains("error");
  }

  private static String bring(Application application, Browser browser, String response) {
    Map<String, String> form = Map.of("SAMLResponse", application.secret(response));
    assertThat(browser.post(PLACE, form)).isEqualTo(302);
    return browser.location();
  }
}
