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

class Pac4jIT {

  private static final String GROUP = "org.pac4j:pac4j-";
  private static final String TOMCAT = "org.apache.tomcat.embed:tomcat-embed-core:";
  private static final String BY = " telltale.mechanisms=pac4j telltale.pointcut=pac4j-";
  private static final String SESSION = " labels.session_hash=#1";

  static Stream<Framework> versions() {
    return Stream.of(
        javax("3.8.3", 8).with(GROUP + "http:3.8.3", TOMCAT + "9.0.117"),
        javax("4.5.8", 8).with(GROUP + "http:4.5.8", TOMCAT + "9.0.117"),
        javax("5.7.8", 11).with(GROUP + "http:5.7.8", GROUP + "javaee:5.7.10", TOMCAT + "9.0.117"),
        Framework.of("pac4j", "6.3.3", 17, "tomcat-jakarta", "pac4j", "pac4j-6")
            .with(
                GROUP + "http:6.3.3",
                GROUP + "jakartaee:6.3.1",
                "com.google.guava:guava:33.4.8-jre",
                TOMCAT + "10.1.59"));
  }

  private static Framework javax(String version, int java) {
    return Framework.of(
        "pac4j", version, java, "tomcat-javax", "pac4j", "pac4j-" + version.charAt(0));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("versions")
  void formsAndBasic(Framework framework) {
    Application application = Application.start(framework);
    try (application) {
      visit(application);
    }
    assertTold(application, framework);
  }

  private static void visit(Application application) {
    Browser alice = application.browser("Alice");
    assertThat(alice.get("/private")).isIn(302, 303);
    signIn(alice, "alice", "-wrong-pw");
    signIn(alice, "ghost", "-wrong-pw");
    signIn(alice, "alice", "-right-pw");
    assertThat(alice.get("/private")).isEqualTo(200);
    assertThat(alice.get("/admin")).isEqualTo(403);
    assertThat(alice.get("/logout")).isIn(302, 303);
    assertThat(alice.get("/private")).isIn(302, 303);
    assertThat(application.browser("Challenge").get("/api")).isEqualTo(401);
    assertThat(application.browser("Wrong Basic").basic("alice", "alice-wrong-pw").get("/api"))
        .isEqualTo(401);
    Browser basic = application.browser("Basic").basic("alice", "alice-right-pw");
    for (int i = 0; i < 3; i++) {
      basic.forgetCookies();
      assertThat(basic.get("/api")).isEqualTo(200);
    }
  }

  private static void assertTold(Application application, Framework framework) {
    String six = framework.version().startsWith("6") ? "-6" : "";
    String five = framework.version().startsWith("5") ? "-5" : "";
    String wrong =
        "login_failure %s error.type=org.pac4j.core.exception.%s event.outcome=failure"
            + " event.reason=%s%s"
            + BY
            + "authenticator"
            + six
            + " user.name=%s";
    assertThat(application.told("Alice"))
        .containsExactly(
            wrong.formatted(
                "POST /callback", "BadCredentialsException", "bad_credentials", SESSION, "alice"),
            wrong.formatted(
                "POST /callback", "AccountNotFoundException", "unknown_user", SESSION, "ghost"),
            "login_success POST /callback event.outcome=success"
                + SESSION.replace('1', '2')
                + BY
                + "authenticator"
                + six
                + " user.name=alice",
            "access_denied GET /admin event.outcome=failure event.reason=not_authorized"
                + SESSION.replace('1', '2')
                + BY
                + "forbidden"
                + five
                + " user.name=alice",
            "logout GET /logout event.outcome=success" + BY + "logout user.name=alice");
    assertThat(application.told("Challenge")).isEmpty();
    assertThat(application.told("Wrong Basic"))
        .containsExactly(
            wrong.formatted("GET /api", "BadCredentialsException", "bad_credentials", "", "alice"));
    assertThat(application.told("Basic"))
        .containsExactly(
            "login_success GET /api event.outcome=success"
                + BY
                + "authenticator"
                + six
                + " user.name=alice");
    assertThat(application.toldOfNobody()).isEmpty();
  }

  private static void signIn(Browser browser, String user, String ending) {
    assertThat(
            browser.post(
                "/callback?client_name=FormClient",
                Map.of("username", user, "password", user + ending)))
        .isIn(302, 303);
  }
}
