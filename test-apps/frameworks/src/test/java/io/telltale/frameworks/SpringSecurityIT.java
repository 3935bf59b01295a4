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

class SpringSecurityIT {

  static Stream<Framework> versions() {
    return Stream.of(
        Framework.of("Spring Security", "5.8.16", 8, "tomcat-javax", "spring-security-javax")
            .with(
                "org.springframework.security:spring-security-web:5.8.16",
                "org.springframework.security:spring-security-config:5.8.16",
                "org.apache.tomcat.embed:tomcat-embed-core:9.0.117"),
        Framework.of("Spring Security", "6.5.11", 17, "tomcat-jakarta", "spring-security-jakarta")
            .with(
                "org.springframework.security:spring-security-web:6.5.11",
                "org.springframework.security:spring-security-config:6.5.11",
                "org.apache.tomcat.embed:tomcat-embed-core:10.1.59"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("versions")
  void signIn(Framework framework) {
    Application application = Application.start(framework);
    try (application) {
      Browser browser = application.browser("Form");
      assertThat(browser.get("/private")).isEqualTo(302);
      assertThat(browser.post("/login", Map.of("username", "alice", "password", "alice-wrong-pw")))
          .isEqualTo(302);
      assertThat(browser.post("/login", Map.of("username", "alice", "password", "alice-right-pw")))
          .isEqualTo(302);
      assertThat(browser.get("/private")).isEqualTo(200);
      assertThat(browser.get("/admin/x")).isEqualTo(403);
      assertThat(browser.post("/logout", Map.of())).isEqualTo(302);
    }
    assertThat(application.told("Form"))
        .containsExactly(
            "login_failure POST /login"
                + " error.type=org.springframework.security.authentication.BadCredentialsException"
                + " event.outcome=failure labels.session_hash=#1"
                + " telltale.mechanisms=spring-security"
                + " telltale.pointcut=spring-security-manager user.name=alice",
            "login_success POST /login event.outcome=success labels.session_hash=#1"
                + " telltale.mechanisms=spring-security"
                + " telltale.pointcut=spring-security-manager user.name=alice",
            "access_denied GET /admin/x event.outcome=failure http.response.status_code=403"
                + " labels.session_hash=#2 telltale.mechanisms=servlet"
                + " telltale.pointcut=servlet-forbidden");
  }
}
