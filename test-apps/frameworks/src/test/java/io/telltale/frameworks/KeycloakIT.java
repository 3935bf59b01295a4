// SPDX-License-Identifier: Apache-2.0

package io.telltale.frameworks;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.harness.Framework;
import io.telltale.harness.Seen;
import io.telltale.harness.Told;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The real server: its token endpoint and its administration. */
class KeycloakIT {

  private static final String VERSION = "26.7.3";
  private static final String MASTER = "/realms/master/protocol/openid-connect/";
  private static final String TOKEN = MASTER + "token";
  private static final String USERS = "/admin/realms/master/users";
  private static final String BY = " telltale.mechanisms=keycloak telltale.pointcut=keycloak-";

  @Test
  void signInsAndAdministration() {
    Keycloak keycloak = Keycloak.start(VERSION);
    String refresh;
    String adminId;
    String bobId;
    String roleId;
    try (keycloak) {
      signIn(keycloak, "Wrong", "admin", "admin-wrong-pw", 400);
      signIn(keycloak, "Ghost", "ghost", "ghost-wrong-pw", 400);
      HttpResponse<String> tokens =
          signIn(keycloak, "Admin", "admin", Keycloak.ADMIN_PASSWORD, 200);
      String token = Keycloak.find("\"access_token\":\"([^\"]+)", tokens.body());
      refresh = Keycloak.find("\"refresh_token\":\"([^\"]+)", tokens.body());
      keycloak.form("Client", TOKEN, Map.of("grant_type", "client_credentials",
          "client_id", "nobody", "client_secret", "client-wrong-pw"));

      HttpResponse<String> made =
          keycloak.json("Maker", "POST", USERS, token, "{\"username\":\"bob\",\"enabled\":true}");
      assertThat(made.statusCode()).isEqualTo(201);
      bobId = Keycloak.find("users/(.+)$", made.headers().firstValue("Location").orElseThrow());
      String bob = USERS + "/" + bobId;
      HttpResponse<String> role =
          keycloak.json("Reader", "GET", "/admin/realms/master/roles/admin", token, "");
      roleId = Keycloak.find("\"id\":\"([^\"]+)", role.body());
      String roles = "[{\"id\":\"" + roleId + "\",\"name\":\"admin\"}]";
      assertThat(
              keycloak
                  .json("Promoter", "POST", bob + "/role-mappings/realm", token, roles)
                  .statusCode())
          .isEqualTo(204);
      String password = "{\"type\":\"password\",\"value\":\"bob-right-pw\",\"temporary\":false}";
      assertThat(
              keycloak.json("Resetter", "PUT", bob + "/reset-password", token, password).statusCode())
          .isEqualTo(204);
      signIn(keycloak, "Bob", "bob", "bob-right-pw", 200);
      String off = "{\"enabled\":false}";
      assertThat(keycloak.json("Disabler", "PUT", bob, token, off).statusCode()).isEqualTo(204);
      signIn(keycloak, "Disabled", "bob", "bob-right-pw", 400);
      assertThat(
              keycloak
                  .form(
                      "Leaver",
                      MASTER + "logout",
                      Map.of("client_id", "admin-cli", "refresh_token", refresh))
                  .statusCode())
          .isEqualTo(204);
      assertThat(keycloak.stream()).doesNotContain(token, refresh);
      adminId = "";
    }
    Seen.record(Framework.of("Keycloak", VERSION, 21), keycloak.events());
    Map<String, List<String>> told = new LinkedHashMap<>();
    keycloak
        .events()
        .forEach(
            event ->
                told.computeIfAbsent(
                        String.valueOf(event.text("user_agent.original")),
                        agent -> new java.util.ArrayList<>())
                    .add(new Told().line(event)));
    told.forEach((agent, lines) -> System.out.println(agent + " " + lines));
    assertThat(keycloak.stream()).doesNotContain("-right-pw", "-wrong-pw", "eyJ");
    assertThat(told.get("Wrong")).isEqualTo(adminId + roleId + bobId);
  }

  private static HttpResponse<String> signIn(
      Keycloak keycloak, String userAgent, String user, String password, int status) {
    HttpResponse<String> response =
        keycloak.form(
            userAgent,
            TOKEN,
            Map.of(
                "grant_type", "password",
                "client_id", "admin-cli",
                "username", user,
                "password", password));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    return response;
  }
}
