// SPDX-License-Identifier: Apache-2.0

package io.telltale.frameworks;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.harness.Framework;
import io.telltale.harness.Seen;
import io.telltale.harness.Told;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** The real server: its token endpoint, its administration, and what a user does in its pages. */
class KeycloakIT {

  private static final String VERSION = "26.7.3";
  private static final String OPENID = "/realms/master/protocol/openid-connect/";
  private static final String TOKEN = OPENID + "token";
  private static final String USERS = "/admin/realms/master/users";
  private static final String BY = " telltale.mechanisms=keycloak telltale.pointcut=keycloak-";

  private final Keycloak keycloak = Keycloak.start(VERSION);
  private String token = "";

  @Test
  void signInsAdministrationAndOwnAccounts() throws GeneralSecurityException {
    String admin;
    String bob;
    String carol;
    try (keycloak) {
      signIn("Wrong", "admin", "admin-wrong-pw", 400);
      signIn("Ghost", "ghost", "ghost-wrong-pw", 400);
      String tokens = signIn("Admin", "admin", Keycloak.ADMIN_PASSWORD, 200);
      token = Keycloak.find("\"access_token\":\"([^\"]+)", tokens);
      String refresh = Keycloak.find("\"refresh_token\":\"([^\"]+)", tokens);
      Map<String, String> client =
          Map.of(
              "grant_type", "client_credentials",
              "client_id", "nobody",
              "client_secret", "client-wrong-pw");
      keycloak.form("Client", TOKEN, client);

      admin = Keycloak.find("\"id\":\"([^\"]+)", json("Reader", "GET", "?username=admin", ""));
      bob = make("Maker", "bob");
      promote(bob);
      password(bob, "bob-right-pw");
      signIn("Bob", "bob", "bob-right-pw", 200);
      json("Disabler", "PUT", "/" + bob, "{\"enabled\":false}");
      signIn("Disabled", "bob", "bob-right-pw", 400);

      carol = make("Maker of Carol", "carol");
      String todo = "{\"requiredActions\":[\"UPDATE_PASSWORD\",\"CONFIGURE_TOTP\"]}";
      password(carol, "carol-first-pw");
      json("Adviser", "PUT", "/" + carol, todo);
      ownAccount();

      Map<String, String> leaving = Map.of("client_id", "admin-cli", "refresh_token", refresh);
      assertThat(keycloak.form("Leaver", OPENID + "logout", leaving).statusCode()).isEqualTo(204);
      // Whoever steps into another's place in the same realm loses his own.
      token =
          Keycloak.find(
              "\"access_token\":\"([^\"]+)",
              signIn("Admin again", "admin", Keycloak.ADMIN_PASSWORD, 200));
      json("Impersonator", "POST", "/" + carol + "/impersonation", "{}");
    }
    Seen.record(Framework.of("Keycloak", VERSION, 21), keycloak.events());
    assertThat(keycloak.stream()).doesNotContain("-right-pw", "-wrong-pw", "-first-pw", "eyJ");
    assertSignIns(admin);
    assertAdministration(admin, bob, carol);
    assertOwnAccount(carol);
  }

  private void assertSignIns(String admin) {
    String signIn = "login_%s POST " + TOKEN + " event.outcome=%1$s%s" + BY + "%s user.name=%s";
    assertThat(told("Wrong"))
        .containsExactly(
            signIn.formatted("failure", " event.reason=bad_credentials", "login", "admin"));
    assertThat(told("Ghost"))
        .containsExactly(
            signIn.formatted("failure", " event.reason=unknown_user", "login", "ghost"));
    assertThat(told("Admin")).containsExactly(signIn.formatted("success", "", "login", "admin"));
    assertThat(told("Client"))
        .containsExactly(
            signIn.formatted("failure", " event.reason=unknown_user", "client-login", "nobody"));
    assertThat(told("Bob")).containsExactly(signIn.formatted("success", "", "login", "bob"));
    assertThat(told("Disabled"))
        .containsExactly(signIn.formatted("failure", " event.reason=disabled", "login", "bob"));
    assertThat(told("Leaver"))
        .containsExactly(
            "logout POST "
                + OPENID
                + "logout event.outcome=success"
                + BY
                + "logout user.name="
                + admin);
  }

  private void assertAdministration(String admin, String bob, String carol) {
    String action =
        "admin_action %s event.outcome=success labels.operation=%s"
            + BY
            + "admin telltale.resource=users/%s user.name="
            + admin;
    assertThat(told("Reader")).isEmpty();
    assertThat(told("Maker")).containsExactly(action.formatted("POST " + USERS, "CREATE", bob));
    String roles = "/role-mappings/realm";
    assertThat(told("Promoter"))
        .containsExactly(
            "privilege_escalation POST "
                + USERS
                + "/"
                + bob
                + roles
                + " event.outcome=success"
                + BY
                + "role telltale.resource=users/"
                + bob
                + roles
                + " user.name="
                + admin);
    String reset = "/reset-password";
    assertThat(told("Resetter"))
        .containsExactly(
            action.formatted("PUT " + USERS + "/" + bob + reset, "ACTION", bob + reset),
            action.formatted("PUT " + USERS + "/" + carol + reset, "ACTION", carol + reset));
    assertThat(told("Disabler"))
        .containsExactly(action.formatted("PUT " + USERS + "/" + bob, "UPDATE", bob));
    assertThat(told("Impersonator"))
        .containsExactly(
            "privilege_escalation POST "
                + USERS
                + "/"
                + carol
                + "/impersonation event.outcome=success"
                + BY
                + "impersonation telltale.resource="
                + carol
                + " user.name=admin");
  }

  private void assertOwnAccount(String carol) {
    String required = " POST /realms/master/login-actions/required-action event.outcome=success";
    assertThat(told("Carol"))
        .containsExactly(
            "login_failure POST /realms/master/login-actions/authenticate event.outcome=failure"
                + " event.reason=bad_credentials"
                + BY
                + "login user.name=carol",
            "mfa_enrollment" + required + BY + "totp user.name=" + carol,
            "password_change" + required + BY + "password user.name=" + carol,
            "login_success" + required + BY + "login user.name=carol");
  }

  private List<String> told(String userAgent) {
    return keycloak.events().stream()
        .filter(event -> userAgent.equals(event.text("user_agent.original")))
        .map(event -> new Told().line(event))
        .toList();
  }

  /** Signs in by the page, changes the password and enrolls a telephone, as she has to. */
  private void ownAccount() throws GeneralSecurityException {
    String back =
        URLEncoder.encode(keycloak.address() + "/realms/master/account/", StandardCharsets.UTF_8);
    String page =
        keycloak
            .get(
                "Carol",
                OPENID
                    + "auth?client_id=account-console&response_type=code&scope=openid"
                    + "&code_challenge_method=S256&code_challenge="
                    + "A".repeat(43)
                    + "&redirect_uri="
                    + back)
            .body();
    page = submit(page, Map.of("username", "carol", "password", "carol-wrong-pw"));
    page = submit(page, Map.of("username", "carol", "password", "carol-first-pw"));
    for (int i = 0; i < 2 && !page.isEmpty(); i++) {
      if (page.contains("totpSecret")) {
        String secret = Keycloak.find("name=\"totpSecret\" value=\"([^\"]+)", page);
        Map<String, String> form = Map.of("totpSecret", secret, "totp", code(secret));
        page = submit(page, form);
      } else {
        page =
            submit(
                page,
                Map.of("password-new", "carol-right-pw", "password-confirm", "carol-right-pw"));
      }
    }
  }

  private String submit(String page, Map<String, String> form) {
    String action = Keycloak.find("<form[^>]* action=\"([^\"]+)", page).replace("&amp;", "&");
    HttpResponse<String> answer = keycloak.form("Carol", action, form);
    String location = answer.headers().firstValue("Location").orElse("");
    return answer.statusCode() == 302 && location.contains("required-action")
        ? keycloak.get("Carol", location).body()
        : answer.statusCode() == 302 ? "" : answer.body();
  }

  /** RFC 6238. */
  private static String code(String secret) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA1");
    mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
    long step = System.currentTimeMillis() / 30_000;
    byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
    int offset = hash[hash.length - 1] & 0xf;
    return "%06d".formatted((ByteBuffer.wrap(hash, offset, 4).getInt() & 0x7fffffff) % 1_000_000);
  }

  private String signIn(String userAgent, String user, String password, int status) {
    HttpResponse<String> response =
        keycloak.form(
            userAgent,
            TOKEN,
            Map.of(
                "grant_type",
                "password",
                "client_id",
                "admin-cli",
                "username",
                user,
                "password",
                password));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    return response.body();
  }

  private String make(String userAgent, String user) {
    String account =
        "{\"username\":\"%1$s\",\"enabled\":true,\"email\":\"%1$s@example.com\",\"firstName\":\"A\",\"lastName\":\"B\"}"
            .formatted(user);
    HttpResponse<String> made = keycloak.json(userAgent, "POST", USERS, token, account);
    assertThat(made.statusCode()).isEqualTo(201);
    return Keycloak.find("users/(.+)$", made.headers().firstValue("Location").orElseThrow());
  }

  private void promote(String user) {
    String role =
        keycloak.json("Reader", "GET", "/admin/realms/master/roles/admin", token, "").body();
    String id = Keycloak.find("\"id\":\"([^\"]+)\",\"name\":\"admin\"", role);
    json(
        "Promoter",
        "POST",
        "/" + user + "/role-mappings/realm",
        "[{\"id\":\"" + id + "\",\"name\":\"admin\"}]");
  }

  private void password(String user, String password) {
    json(
        "Resetter",
        "PUT",
        "/" + user + "/reset-password",
        "{\"type\":\"password\",\"value\":\"" + password + "\"}");
  }

  private String json(String userAgent, String method, String path, String json) {
    HttpResponse<String> response = keycloak.json(userAgent, method, USERS + path, token, json);
    assertThat(response.statusCode()).as(response.body()).isBetween(200, 204);
    return response.body();
  }
}
