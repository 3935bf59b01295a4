// SPDX-License-Identifier: Apache-2.0

package io.telltale.frameworks;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPException;
import io.telltale.harness.Application;
import io.telltale.harness.Browser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An application that asks a directory by each client there is, on a real slapd. */
class LdapIT {

  private static final String SERVICE = "cn=payroll,dc=example,dc=com";
  private static final String ALICE = "uid=alice,dc=example,dc=com";
  private static final String BOB = "uid=bob,dc=example,dc=com";
  private static final String GHOST = "uid=ghost,dc=example,dc=com";

  private static final String NO_SUCH_NAME = "error.type=javax.naming.NameNotFoundException ";

  /** JNDI leaves it to the user to say who the application itself is. */
  private static final String OURSELVES =
      """
      pointcuts:
        - id: ourselves
          execution: void com.sun.jndi.ldap.LdapCtx.connect(boolean)
          silences: login
          ignore: this.environment["java.naming.security.principal"] != "%s"
      """
          .formatted(SERVICE);

  static Stream<LdapClient> clients() {
    return Stream.of(
        LdapClient.jndi(8),
        LdapClient.jndi(11),
        LdapClient.jndi(17),
        LdapClient.jndi(21),
        LdapClient.jndi(25),
        LdapClient.unboundid("2.3.1", 8, "LDAPException"),
        LdapClient.unboundid("7.0.4", 17, "LDAPBindException"),
        LdapClient.apache("1.0.0", 8),
        LdapClient.apache("2.1.7", 17));
  }

  static Stream<LdapClient> spring() {
    return Stream.of(
        LdapClient.spring("1.3.2.RELEASE", 8),
        LdapClient.spring("2.4.4", 8),
        LdapClient.spring("3.3.6", 17),
        LdapClient.spring("4.1.2", 17));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("clients")
  void signInAndPasswords(LdapClient client) {
    try (Slapd slapd = Slapd.start()) {
      Application application =
          Application.startWith(
              OURSELVES,
              client.framework(),
              "-Dldap.port=" + slapd.port(),
              "-Dldap.service=" + Slapd.SERVICE_PASSWORD);
      try (application) {
        application.secret(Slapd.SERVICE_PASSWORD);
        drive(application);
      }
      assertThat(application.told("Sign in"))
          .containsExactly(
              refused(client, "/login", ALICE, "bad_credentials"),
              refused(client, "/login", GHOST, "bad_credentials"),
              accepted(client, "/login", ALICE));
      assertThat(application.told("By name"))
          .containsExactly(
              refused(client, "/find", ALICE, "bad_credentials"), accepted(client, "/find", ALICE));
      assertThat(application.told("Passwords")).containsExactlyElementsOf(changes(client));
      assertThat(application.toldOfNobody()).isEmpty();
    }
  }

  /** It knows by itself when it signs in for the application, and whom it did not find. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("spring")
  void springSignsInForTheApplicationInSilence(LdapClient client) {
    try (Slapd slapd = Slapd.start()) {
      Application application =
          Application.start(
              client.framework(),
              "-Dldap.port=" + slapd.port(),
              "-Dldap.service=" + Slapd.SERVICE_PASSWORD);
      try (application) {
        application.secret(Slapd.SERVICE_PASSWORD);
        signIn(application);
        byName(application);
        Browser passwords = application.browser("Passwords");
        post(passwords, "/phone", Map.of("dn", ALICE), true);
        post(passwords, "/password", Map.of("dn", ALICE, "password", "alice-second-pw"), true);
        post(passwords, "/password", Map.of("dn", GHOST, "password", "ghost-second-pw"), false);
      }
      assertThat(application.told("Sign in"))
          .containsExactly(
              refused(client, "/login", ALICE, "bad_credentials"),
              refused(client, "/login", GHOST, "bad_credentials"),
              accepted(client, "/login", ALICE));
      String byName = " telltale.mechanisms=ldap telltale.pointcut=ldap-spring-authenticate ";
      assertThat(application.told("By name"))
          .containsExactly(
              "login_failure POST /find error.type=javax.naming.AuthenticationException"
                  + " event.outcome=failure event.reason=bad_credentials"
                  + byName
                  + "user.name="
                  + ALICE,
              "login_success POST /find event.outcome=success" + byName + "user.name=" + ALICE,
              "login_failure POST /find event.outcome=failure event.reason=unknown_user"
                  + byName
                  + "user.name=(uid=ghost)");
      assertThat(application.told("Passwords"))
          .containsExactly(
              change("/password", "", "success", "ldap-modify", ALICE),
              change("/password", NO_SUCH_NAME, "failure", "ldap-modify", GHOST));
      assertThat(application.toldOfNobody()).isEmpty();
    }
  }

  private static void drive(Application application) {
    signIn(application);
    byName(application);

    Browser passwords = application.browser("Passwords");
    post(passwords, "/phone", Map.of("dn", ALICE), true);
    post(passwords, "/password", Map.of("dn", ALICE, "password", "alice-second-pw"), true);
    post(passwords, "/password", Map.of("dn", GHOST, "password", "ghost-second-pw"), false);
    post(passwords, "/phone", Map.of("dn", BOB), true);
    post(passwords, "/password", Map.of("dn", BOB, "password", "bob-second-pw"), true);
    post(passwords, "/modify-password", Map.of("dn", ALICE, "password", "alice-third-pw"), true);
    post(passwords, "/modify-password", Map.of("dn", GHOST, "password", "ghost-third-pw"), false);
  }

  private static void signIn(Application application) {
    Browser login = application.browser("Sign in");
    post(login, "/login", Map.of("dn", ALICE, "password", "alice-wrong-pw"), false);
    post(login, "/login", Map.of("dn", GHOST, "password", "ghost-wrong-pw"), false);
    post(login, "/login", Map.of("dn", ALICE, "password", "alice-right-pw"), true);
    post(login, "/anonymous", Map.of(), true);
  }

  private static void byName(Application application) {
    Browser byName = application.browser("By name");
    post(byName, "/find", Map.of("name", "alice", "password", "alice-wrong-pw"), false);
    post(byName, "/find", Map.of("name", "alice", "password", "alice-right-pw"), true);
    post(byName, "/find", Map.of("name", "ghost", "password", "ghost-wrong-pw"), false);
  }

  private static void post(Browser browser, String path, Map<String, String> form, boolean good) {
    assertThat(browser.post(path, form)).isEqualTo(200);
    assertThat(browser.body().strip().equals("ok")).as(path + browser.body()).isEqualTo(good);
  }

  private static String refused(LdapClient client, String path, String user, String reason) {
    String error = client.error().isEmpty() ? "" : " error.type=" + client.error();
    return "login_failure POST "
        + path
        + error
        + " event.outcome=failure event.reason="
        + reason
        + " telltale.mechanisms=ldap telltale.pointcut="
        + client.bind()
        + " user.name="
        + user;
  }

  private static String accepted(LdapClient client, String path, String user) {
    return "login_success POST "
        + path
        + " event.outcome=success telltale.mechanisms=ldap telltale.pointcut="
        + client.bind()
        + " user.name="
        + user;
  }

  private static List<String> changes(LdapClient client) {
    boolean jndi = client.bind().equals("ldap-bind");
    boolean apache = client.bind().equals("ldap-apache-bind");
    boolean knowsWhose = client.bind().equals("ldap-unboundid-bind");
    String missing =
        jndi ? NO_SUCH_NAME : apache ? "" : "error.type=com.unboundid.ldap.sdk.LDAPException ";
    List<String> changes = new ArrayList<>();
    changes.add(change("/password", "", "success", client.modify(), ALICE));
    changes.add(change("/password", missing, "failure", client.modify(), GHOST));
    changes.add(
        change("/password", "", "success", jndi ? "ldap-modify-attributes" : client.modify(), BOB));
    String path = "/modify-password";
    changes.add(change(path, "", "success", client.passwordModify(), knowsWhose ? ALICE : null));
    changes.add(
        change(
            path,
            jndi ? missing : "",
            "failure",
            client.passwordModify(),
            knowsWhose ? GHOST : null));
    return changes;
  }

  private static String change(
      String path, String error, String outcome, String pointcut, String resource) {
    return "password_change POST "
        + path
        + " "
        + error
        + "event.outcome="
        + outcome
        + " telltale.mechanisms=ldap telltale.pointcut="
        + pointcut
        + (resource == null ? "" : " telltale.resource=" + resource);
  }

  static Stream<LdapClient> clientsOfActiveDirectory() {
    return Stream.of(
        LdapClient.jndi(8),
        LdapClient.jndi(25),
        LdapClient.unboundid("7.0.4", 17, "LDAPBindException"),
        LdapClient.apache("2.1.7", 17));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("clientsOfActiveDirectory")
  void activeDirectorysCodesAreReasons(LdapClient client) throws LDAPException {
    Map<String, String> codes =
        Map.of(
            "525", "unknown_user",
            "52e", "bad_credentials",
            "530", "not_authorized",
            "531", "not_authorized",
            "532", "credentials_expired",
            "533", "disabled",
            "701", "expired",
            "773", "credentials_expired",
            "775", "locked");
    try (ActiveDirectory directory = ActiveDirectory.start(SERVICE, Slapd.SERVICE_PASSWORD)) {
      Application application =
          Application.start(
              client.framework(),
              "-Dldap.port=" + directory.port(),
              "-Dldap.service=" + Slapd.SERVICE_PASSWORD);
      try (application) {
        for (String code : codes.keySet()) {
          String dn = "cn=data-" + code + ",dc=example,dc=com";
          post(
              application.browser(code),
              "/login",
              Map.of("dn", dn, "password", "some-wrong-pw"),
              false);
        }
      }
      codes.forEach(
          (code, reason) ->
              assertThat(application.told(code))
                  .containsExactly(
                      refused(client, "/login", "cn=data-" + code + ",dc=example,dc=com", reason)));
    }
  }
}
