// SPDX-License-Identifier: Apache-2.0

package io.telltale.frameworks;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.harness.Application;
import io.telltale.harness.Browser;
import io.telltale.harness.Framework;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShiroIT {

  private static final String TOMCAT = "org.apache.tomcat.embed:tomcat-embed-core:";
  private static final String LOGGING = "commons-logging:commons-logging:1.2";
  private static final String BY_SHIRO = " telltale.mechanisms=shiro telltale.pointcut=shiro-";

  /** Nothing but an unreal token, as long as a real one. */
  private static final String TOKEN = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbGljZSJ9.c2lnbmF0dXJl";

  static Stream<Framework> versions() {
    return Stream.of(
        javax("1.2.0", 8), javax("1.13.0", 8), javax("2.0.5", 11), jakarta("2.0.5", 17));
  }

  private static Framework javax(String version, int java) {
    return Framework.of("Shiro", version, java, "tomcat-javax", "shiro", "shiro-javax")
        .with("org.apache.shiro:shiro-web:" + version, LOGGING, TOMCAT + "9.0.117");
  }

  private static Framework jakarta(String version, int java) {
    return Framework.of(
            "Shiro", version + " jakarta", java, "tomcat-jakarta", "shiro", "shiro-jakarta")
        .with(
            "org.apache.shiro:shiro-core:jar:jakarta:" + version,
            "org.apache.shiro:shiro-web:jar:jakarta:" + version,
            LOGGING,
            TOMCAT + "10.1.59");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("versions")
  void signInAndWhatIsRefused(Framework framework) {
    Map<String, String> reasons = new LinkedHashMap<>();
    reasons.put("alice", "IncorrectCredentialsException bad_credentials");
    reasons.put("ghost", "UnknownAccountException unknown_user");
    reasons.put("locked", "LockedAccountException locked");
    reasons.put("off", "DisabledAccountException disabled");
    reasons.put("hasty", "ExcessiveAttemptsException too_many_attempts");
    reasons.put("stale", "ExpiredCredentialsException credentials_expired");
    reasons.put("twice", "ConcurrentAccessException too_many_sessions");

    Application application = Application.start(framework);
    try (application) {
      for (String user : reasons.keySet()) {
        signIn(application.browser("Wrong " + user), user, "-wrong-pw", 200);
      }
      driveAlice(application.browser("Alice"));
      driveRoot(application.browser("Root"));
      driveStateless(application);
      Browser visitor = application.browser("Visitor");
      assertThat(visitor.get("/admin/x")).isEqualTo(302);
      assertThat(visitor.get("/logout")).isEqualTo(302);
    }

    reasons.forEach(
        (user, why) ->
            assertThat(application.told("Wrong " + user))
                .containsExactly(refused("/login", why) + " user.name=" + user));
    assertThat(application.told("Visitor")).isEmpty();
    assertAlice(application);
    // It keeps in the session as whom somebody acts, and so forgets who that is.
    String beforeRunAs = framework.version().equals("1.2.0") ? "bob" : "root";
    assertThat(application.told("Root"))
        .containsExactly(
            accepted("/login", "root"),
            rose("/as", "run-as", "bob", "root"),
            denied("/approve", "check", "org.apache.shiro.authz.UnauthorizedException")
                + " telltale.resource=admin user.name=bob",
            rose("/back", "run-as-end", "bob", beforeRunAs));
    assertStateless(application);
    assertThat(application.toldOfNobody()).isEmpty();
  }

  private static void driveAlice(Browser browser) {
    assertThat(browser.get("/page")).isEqualTo(302);
    signIn(browser, "alice", "-right-pw", 302);
    assertThat(browser.get("/page")).isEqualTo(200);
    assertThat(browser.get("/ask")).isEqualTo(200);
    assertThat(browser.body()).contains("false false");
    assertThat(browser.get("/admin/x")).isIn(401, 403);
    assertThat(browser.get("/reports/x")).isEqualTo(302);
    assertThat(browser.location()).endsWith("/sorry");
    assertThat(browser.get("/approve")).isEqualTo(200);
    assertThat(browser.get("/write")).isEqualTo(200);
    assertThat(browser.get("/logout")).isEqualTo(302);
    assertThat(browser.get("/page")).isEqualTo(302);
  }

  private static void driveRoot(Browser browser) {
    signIn(browser, "root", "-right-pw", 302);
    assertThat(browser.get("/admin/x")).isEqualTo(200);
    assertThat(browser.get("/write")).isEqualTo(200);
    assertThat(browser.get("/as")).isEqualTo(200);
    assertThat(browser.get("/approve")).isEqualTo(200);
    assertThat(browser.get("/back")).isEqualTo(200);
  }

  private static void driveStateless(Application application) {
    assertThat(application.browser("Challenge").get("/api/x")).isEqualTo(401);
    assertThat(application.browser("Wrong Basic").basic("alice", "alice-wrong-pw").get("/api/x"))
        .isEqualTo(401);
    Browser basic = application.browser("Basic").basic("alice", "alice-right-pw");
    for (int i = 0; i < 3; i++) {
      basic.forgetCookies();
      assertThat(basic.get("/api/x")).isEqualTo(200);
    }
    Browser token = application.browser("Token").basic("bob", "bob-right-pw");
    application.secret("alices-good-token");
    application.secret(TOKEN);
    assertThat(token.get("/api/token?token=alices-good-token")).isEqualTo(200);
    assertThat(token.get("/api/token?token=" + TOKEN)).isEqualTo(200);
  }

  private static void signIn(Browser browser, String user, String ending, int status) {
    assertThat(browser.post("/login", Map.of("username", user, "password", user + ending)))
        .isEqualTo(status);
  }

  private static void assertAlice(Application application) {
    String unauthorized = "org.apache.shiro.authz.UnauthorizedException";
    assertThat(application.told("Alice"))
        .containsExactly(
            accepted("/login", "alice"),
            denied("/admin/x", "filter", "") + " user.name=alice",
            denied("/reports/x", "filter", "") + " user.name=alice",
            denied("/approve", "check", unauthorized) + " telltale.resource=admin user.name=alice",
            denied("/write", "check", unauthorized)
                + " telltale.resource=report:write user.name=alice",
            "logout GET /logout event.outcome=success labels.session_hash=#1"
                + BY_SHIRO
                + "logout user.name=alice");
  }

  private static void assertStateless(Application application) {
    assertThat(application.told("Challenge")).isEmpty();
    assertThat(application.told("Wrong Basic"))
        .containsExactly(
            refused("/api/x", "IncorrectCredentialsException bad_credentials")
                    .replace("POST", "GET")
                + " user.name=alice");
    assertThat(application.told("Basic"))
        .containsExactly(accepted("/api/x", "alice").replace("POST", "GET"));
    assertThat(application.told("Token"))
        .containsExactly(
            accepted("/api/token", "bob").replace("POST", "GET"),
            accepted("/api/token", "").replace("POST", "GET"),
            refused("/api/token", "IncorrectCredentialsException bad_credentials")
                .replace("POST", "GET")
                .replace(BY_SHIRO, " labels.session_hash=#1" + BY_SHIRO));
  }

  private static String refused(String path, String why) {
    String[] words = why.split(" ");
    return "login_failure POST "
        + path
        + " error.type=org.apache.shiro.authc."
        + words[0]
        + " event.outcome=failure event.reason="
        + words[1]
        + BY_SHIRO
        + "login";
  }

  private static String accepted(String path, String user) {
    return "login_success POST "
        + path
        + " event.outcome=success labels.session_hash=#1"
        + BY_SHIRO
        + "login"
        + (user.isEmpty() ? "" : " user.name=" + user);
  }

  private static String denied(String path, String how, String error) {
    return "access_denied GET "
        + path
        + (error.isEmpty() ? "" : " error.type=" + error)
        + " event.outcome=failure event.reason=not_authorized labels.session_hash=#1"
        + BY_SHIRO
        + how;
  }

  private static String rose(String path, String how, String as, String who) {
    return "privilege_escalation GET "
        + path
        + " event.outcome=success labels.session_hash=#1"
        + BY_SHIRO
        + how
        + " telltale.resource="
        + as
        + " user.name="
        + who;
  }
}
