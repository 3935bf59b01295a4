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

/** Sign-in through the JDK's own LoginContext. */
class JaasIT {

  private static final String BY_JAAS =
      " labels.session_hash=#1 telltale.mechanisms=jaas telltale.pointcut=jaas-login user.name=";
  private static final String BY_LDAP =
      " labels.session_hash=#1 telltale.mechanisms=jaas,ldap telltale.pointcut=jaas-login"
          + " user.name=";
  private static final String LOGOUT =
      " event.outcome=success labels.session_hash=#1 telltale.mechanisms=jaas"
          + " telltale.pointcut=jaas-logout user.name=";

  static Stream<Framework> versions() {
    return Stream.of(8, 11, 17, 21, 25)
        .map(
            java ->
                Framework.of("JAAS", "Java " + java, java, "tomcat-javax", "jaas")
                    .with("org.apache.tomcat.embed:tomcat-embed-core:9.0.117"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("versions")
  void signInAndOut(Framework framework) {
    Map<String, String> refused = new LinkedHashMap<>();
    refused.put("alice", "FailedLoginException event.outcome=failure event.reason=bad_credentials");
    refused.put(
        "ghost", "AccountNotFoundException event.outcome=failure event.reason=unknown_user");
    refused.put("locked", "AccountLockedException event.outcome=failure event.reason=locked");
    refused.put("leaver", "AccountExpiredException event.outcome=failure event.reason=expired");
    refused.put(
        "stale",
        "CredentialExpiredException event.outcome=failure event.reason=credentials_expired");
    refused.put(
        "silent",
        "CredentialNotFoundException event.outcome=failure event.reason=credentials_missing");
    try (Slapd slapd = Slapd.start()) {
      Application application = Application.start(framework, "-Dldap.port=" + slapd.port());
      try (application) {
        for (String user : refused.keySet()) {
          post(application.browser(user), "/table", user, user + "-wrong-pw", false);
        }
        Browser table = application.browser("Table");
        post(table, "/table", "alice", "alice-right-pw", true);
        post(table, "/table", "", "", true);
        Browser directory = application.browser("Directory");
        post(directory, "/directory", "alice", "alice-wrong-pw", false);
        post(directory, "/directory", "alice", "alice-right-pw", true);
        post(directory, "/directory", "", "", true);
      }
      refused.forEach(
          (user, why) ->
              assertThat(application.told(user))
                  .containsExactly(
                      "login_failure POST /table error.type=javax.security.auth.login."
                          + why
                          + BY_JAAS
                          + user));
      assertThat(application.told("Table"))
          .containsExactly(
              "login_success POST /table event.outcome=success" + BY_JAAS + "alice",
              "logout POST /table" + LOGOUT + "CN=alice");
      assertThat(application.told("Directory"))
          .containsExactly(
              "login_failure POST /directory error.type=javax.naming.AuthenticationException"
                  + " event.outcome=failure event.reason=bad_credentials"
                  + BY_LDAP
                  + "alice",
              "login_success POST /directory event.outcome=success" + BY_LDAP + "alice",
              "logout POST /directory" + LOGOUT + "uid=alice,dc=example,dc=com");
      assertThat(application.toldOfNobody()).isEmpty();
    }
  }

  private static void post(
      Browser browser, String path, String user, String password, boolean good) {
    Map<String, String> form =
        user.isEmpty() ? Map.of() : Map.of("user", user, "password", password);
    assertThat(browser.post(path, form)).isEqualTo(200);
    assertThat(browser.body().strip().equals("ok")).as(browser.body()).isEqualTo(good);
  }
}
