// SPDX-License-Identifier: Apache-2.0

package io.telltale.frameworks;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.harness.Browser;
import io.telltale.harness.Fixtures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Visitors who bring something other than a password. */
final class SpringSecurityTokens {

  private final Visitors visitors;
  private final IdentityProvider provider;

  SpringSecurityTokens(Visitors visitors, IdentityProvider provider) {
    this.visitors = visitors;
    this.provider = provider;
  }

  /** In one line, as proxies send it. */
  private static String certificate(String user) {
    Path pem = Fixtures.folder("spring-security-lambda").resolve("certificates/" + user + ".pem");
    try {
      return Files.readString(pem).trim().replaceAll("\\s*\\R", " ");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void x509() {
    Browser browser = visitors.browser("X.509");
    browser.header("ssl_client_cert", certificate("alice"));
    assertThat(browser.get("/x509/page")).isEqualTo(200);
    assertThat(browser.get("/x509/page")).isEqualTo(200);
    Browser unknown = visitors.browser("X.509 unknown");
    unknown.header("ssl_client_cert", certificate("nobody"));
    assertThat(unknown.get("/x509/page")).isEqualTo(403);
  }

  /** What the CAS server gave to a visitor, and what one made up. */
  void ticket() {
    Browser browser = visitors.browser("Ticket");
    String good = visitors.secret("ST-good-" + System.nanoTime());
    assertThat(browser.get("/cas/login?ticket=" + good)).isEqualTo(302);
    Browser invented = visitors.browser("Ticket invented");
    String bad = visitors.secret("ST-bad-" + System.nanoTime());
    assertThat(invented.get("/cas/login?ticket=" + bad)).isEqualTo(401);
  }

  void openId() {
    Browser browser = visitors.browser("OpenID");
    assertThat(browser.get("/oauth2/authorization/oidc")).isEqualTo(302);
    String code = visitors.secret(provider.code(parameter(browser, "nonce")));
    assertThat(
            browser.get(
                "/login/oauth2/code/oidc?code=" + code + "&state=" + parameter(browser, "state")))
        .isEqualTo(302);
    Browser plain = visitors.browser("OAuth 2");
    assertThat(plain.get("/oauth2/authorization/plain")).isEqualTo(302);
    String other = visitors.secret(provider.code("none"));
    assertThat(
            plain.get(
                "/login/oauth2/code/plain?code=" + other + "&state=" + parameter(plain, "state")))
        .isEqualTo(302);
    Browser invented = visitors.browser("Invented code");
    assertThat(invented.get("/oauth2/authorization/plain")).isEqualTo(302);
    assertThat(
            invented.get(
                "/login/oauth2/code/plain?code=invented-code&state="
                    + parameter(invented, "state")))
        .isEqualTo(302);
    Browser cancelled = visitors.browser("Cancelled");
    assertThat(cancelled.get("/oauth2/authorization/plain")).isEqualTo(302);
    assertThat(
            cancelled.get(
                "/login/oauth2/code/plain?error=access_denied&state="
                    + parameter(cancelled, "state")))
        .isEqualTo(302);
    Browser stray = visitors.browser("Stray");
    assertThat(stray.get("/login/oauth2/code/plain?code=invented-code&state=invented-state"))
        .isEqualTo(302);
  }

  private static String parameter(Browser browser, String name) {
    Matcher matcher = Pattern.compile("[?&]" + name + "=([^&]*)").matcher(browser.location());
    assertThat(matcher.find()).as(browser.location()).isTrue();
    return matcher.group(1);
  }

  void bearer() {
    Instant soon = Instant.now().plusSeconds(300);
    Browser browser = visitors.browser("Bearer").bearer(provider.jwt("api", soon, "none"));
    assertThat(browser.get("/api/read")).isEqualTo(200);
    assertThat(browser.get("/api/read")).isEqualTo(200);
    assertThat(browser.get("/api/write")).isEqualTo(403);
    Browser late =
        visitors
            .browser("Bearer late")
            .bearer(provider.jwt("api", Instant.now().minusSeconds(600), "none"));
    assertThat(late.get("/api/read")).isEqualTo(401);
    Browser forged =
        visitors.browser("Bearer forged").bearer(provider.jwt("api", soon, "none") + "AAAA");
    assertThat(forged.get("/api/read")).isEqualTo(401);
    assertThat(visitors.browser("Bearer none").get("/api/read")).isEqualTo(401);
  }

  private String oneTimeToken(Browser browser, String user) {
    assertThat(browser.post("/factor/generate", Map.of("username", user))).isEqualTo(200);
    return visitors.secret(browser.body());
  }

  void oneTimeToken() {
    Browser browser = visitors.browser("One-time token");
    String token = oneTimeToken(browser, "alice");
    assertThat(browser.post("/factor/token", Map.of("token", token))).isEqualTo(302);
    Browser again = visitors.browser("One-time token again");
    assertThat(again.post("/factor/token", Map.of("token", token))).isEqualTo(302);
  }

  void secondFactor() {
    Browser browser = visitors.browser("Second factor");
    assertThat(browser.post("/factor/login", Visitors.credentials("alice", "alice-right-pw")))
        .isEqualTo(302);
    browser.get("/factor/both");
    assertThat(browser.post("/factor/token", Map.of("token", "no-such-token"))).isEqualTo(302);
    String token = oneTimeToken(browser, "alice");
    assertThat(browser.post("/factor/token", Map.of("token", token))).isEqualTo(302);
    assertThat(browser.get("/factor/both")).isEqualTo(200);
  }

  /** Registered after a password, then used instead of one, by another in vain, and removed. */
  void passkey() {
    Passkey key = new Passkey();
    Browser browser = visitors.browser("Passkey");
    assertThat(browser.post("/passkey/login", Visitors.credentials("alice", "alice-right-pw")))
        .isEqualTo(302);
    assertThat(json(browser, "/webauthn/register/options", "{}")).isEqualTo(200);
    String user = browser.find("\"user\":\\{[^}]*\"id\":\"([^\"]+)\"");
    assertThat(json(browser, "/webauthn/register", key.registration("AAAA"))).isNotEqualTo(200);
    assertThat(json(browser, "/webauthn/register/options", "{}")).isEqualTo(200); // one try each
    String challenge = challenge(browser);
    assertThat(json(browser, "/webauthn/register", key.registration(challenge))).isEqualTo(200);
    Browser later = visitors.browser("Passkey later");
    assertThat(json(later, "/webauthn/authenticate/options", "{}")).isEqualTo(200);
    assertThat(json(later, "/login/webauthn", key.assertion(challenge(later), user)))
        .isEqualTo(200);
    Browser thief = visitors.browser("Passkey thief");
    assertThat(json(thief, "/webauthn/authenticate/options", "{}")).isEqualTo(200);
    assertThat(json(thief, "/login/webauthn", new Passkey().assertion(challenge(thief), user)))
        .isEqualTo(401);
    assertThat(browser.request("DELETE", "/webauthn/register/" + key.id())).isEqualTo(204);
  }

  private static int json(Browser browser, String path, String content) {
    return browser.post(path, "application/json", content);
  }

  private static String challenge(Browser browser) {
    return browser.find("\"challenge\":\"([^\"]+)\"");
  }
}
