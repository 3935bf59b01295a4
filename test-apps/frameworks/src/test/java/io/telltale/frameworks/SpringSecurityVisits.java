// SPDX-License-Identifier: Apache-2.0

package io.telltale.frameworks;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.harness.Application;
import io.telltale.harness.Browser;
import io.telltale.harness.Fixtures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** What visitors do to an application on Spring Security, each under a User-Agent of its own. */
final class SpringSecurityVisits {

  private final Application application;
  private final IdentityProvider provider;
  private final String rememberMeCookie;
  private final List<String> agents = new ArrayList<>();

  SpringSecurityVisits(Application application, IdentityProvider provider) {
    this.application = application;
    this.provider = provider;
    this.rememberMeCookie =
        application.framework().version().matches("[123]\\..*")
            ? "SPRING_SECURITY_REMEMBER_ME_COOKIE"
            : "remember-me";
  }

  List<String> agents() {
    return agents;
  }

  /** What every version can, then what only some can. */
  void all() {
    form();
    accounts();
    session();
    displaced();
    basic();
    digest();
    rememberMe();
    theft();
    denied();
    methods();
    databasePassword();
    administration();
    switchUser();
    x509();
    if (!has("spring-security-2")) {
      directory();
    }
    if (!has("spring-security-2") && !has("spring-security-xml-3.0")) {
      strict();
      csrf();
      password();
    }
    if (has("spring-security-lambda")) {
      firewall();
      openId();
      bearer();
    }
    if (has("spring-security-factors")) {
      oneTimeToken();
    }
    if (has("spring-security-factors-7")) {
      secondFactor();
    }
  }

  private boolean has(String fixture) {
    return application.framework().fixtures().contains(fixture);
  }

  private Browser browser(String userAgent) {
    agents.add(userAgent);
    return application.browser(userAgent);
  }

  private Browser signedIn(String userAgent, String user) {
    Browser browser = browser(userAgent);
    signIn(browser, user, user + "-right-pw");
    return browser;
  }

  private static void signIn(Browser browser, String user, String password) {
    assertThat(browser.post("/login", credentials(user, password))).isEqualTo(302);
  }

  /** By the names of the fields since 4 and before. */
  private static Map<String, String> credentials(String user, String password) {
    return Map.of(
        "username", user, "j_username", user, "password", password, "j_password", password);
  }

  void form() {
    Browser browser = browser("Form");
    assertThat(browser.get("/private")).isEqualTo(302);
    signIn(browser, "alice", "alice-wrong-pw");
    signIn(browser, "alice", "alice-right-pw");
    assertThat(browser.get("/private")).isEqualTo(200);
    assertThat(browser.post("/logout", Map.of())).isEqualTo(302);
  }

  void accounts() {
    Browser browser = browser("Accounts");
    List<String> kinds =
        has("spring-security-lambda")
            ? List.of("locked", "disabled", "expired", "stale")
            : List.of("locked", "disabled");
    for (String user : kinds) {
      signIn(browser, user, user + "-right-pw");
    }
    signIn(browser, "nobody", "nobody-any-pw");
  }

  /** Known to the second manager's directory only. */
  void directory() {
    Browser browser = browser("Directory");
    signIn(browser, "bob", "bob-wrong-pw");
    signIn(browser, "bob", "bob-right-pw");
  }

  void session() {
    Browser dropping = signedIn("Drop", "alice");
    assertThat(dropping.get("/session/drop")).isEqualTo(200);
    Browser late = signedIn("Late", "alice");
    assertThat(late.get("/session/short")).isEqualTo(200);
    Awaitility.await()
        .pollDelay(Duration.ofMillis(1500))
        .pollInterval(Duration.ofMillis(1500))
        .until(() -> late.get("/private") == 302);
  }

  /** Where a chain has its own page for it; there is one for all but in XML. */
  private int login(Browser browser, String chain, String user) {
    boolean shared = chain.equals("single") && !has("spring-security-lambda");
    return browser.post(
        shared ? "/login" : "/" + chain + "/login", credentials(user, user + "-right-pw"));
  }

  void displaced() {
    Browser first = browser("First");
    Browser second = browser("Second");
    assertThat(login(first, "single", "carol")).isEqualTo(302);
    assertThat(login(second, "single", "carol")).isEqualTo(302);
    assertThat(first.get("/single/page")).isEqualTo(302);
    assertThat(second.get("/single/page")).isEqualTo(200);
  }

  void strict() {
    assertThat(login(browser("Strict first"), "strict", "dave")).isEqualTo(302);
    assertThat(login(browser("Strict second"), "strict", "dave")).isEqualTo(302);
  }

  void basic() {
    Browser wrong = browser("Basic wrong").basic("alice", "alice-wrong-pw");
    assertThat(wrong.get("/basic/page")).isEqualTo(401);
    Browser right = browser("Basic right");
    assertThat(right.get("/basic/page")).isEqualTo(401);
    right.basic("alice", "alice-right-pw");
    assertThat(right.get("/basic/page")).isEqualTo(200);
    assertThat(right.get("/basic/page")).isEqualTo(200);
  }

  void digest() {
    for (String password : List.of("gwen-wrong-pw", "gwen-right-pw")) {
      Browser browser = browser("Digest " + (password.contains("wrong") ? "wrong" : "right"));
      assertThat(browser.get("/digest/page")).isEqualTo(401);
      String nonce = nonce(browser);
      browser.header("Authorization", digest("gwen", application.secret(password), nonce));
      assertThat(browser.get("/digest/page")).isEqualTo(password.contains("wrong") ? 401 : 200);
      browser.get("/digest/page");
    }
    Browser unknown = browser("Digest unknown");
    assertThat(unknown.get("/digest/page")).isEqualTo(401);
  }

  private static String nonce(Browser browser) {
    Matcher matcher =
        Pattern.compile("nonce=\"([^\"]+)\"").matcher(browser.answered("WWW-Authenticate"));
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }

  private static String digest(String user, String password, String nonce) {
    String a1 = md5(user + ":realm:" + password);
    String a2 = md5("GET:/digest/page");
    String response = md5(a1 + ":" + nonce + ":00000001:abc:auth:" + a2);
    return "Digest username=\"%s\", realm=\"realm\", nonce=\"%s\", uri=\"/digest/page\", response=\"%s\", qop=auth, nc=00000001, cnonce=\"abc\""
        .formatted(user, nonce, response);
  }

  private static String md5(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private Browser remembered(String userAgent) {
    Browser browser = browser(userAgent);
    Map<String, String> form = new HashMap<>(credentials("alice", "alice-right-pw"));
    form.put("remember-me", "true");
    form.put("_spring_security_remember_me", "true");
    assertThat(browser.post("/login", form)).isEqualTo(302);
    return browser;
  }

  void rememberMe() {
    Browser browser = remembered("Remembered");
    browser.forgetCookie("JSESSIONID");
    assertThat(browser.get("/private")).isEqualTo(200);
    assertThat(browser.get("/private")).isEqualTo(200);
    Browser garbled = browser("Garbled");
    garbled.cookie(rememberMeCookie, "Z2FyYmxlZA");
    assertThat(garbled.get("/private")).isEqualTo(302);
  }

  void theft() {
    Browser owner = remembered("Owner");
    Browser thief = browser("Thief");
    thief.cookie(rememberMeCookie, owner.cookie(rememberMeCookie));
    assertThat(thief.get("/private")).isEqualTo(200);
    owner.forgetCookie("JSESSIONID");
    owner.get("/private");
  }

  void denied() {
    Browser browser = signedIn("Denied", "alice");
    assertThat(browser.get("/admin/x")).isEqualTo(403);
    Browser anonymous = browser("Anonymous");
    assertThat(anonymous.get("/admin/x")).isEqualTo(302);
  }

  void methods() {
    Browser browser = signedIn("Methods", "alice");
    assertThat(browser.get("/method/secured")).isEqualTo(403);
    if (!has("spring-security-2")) {
      assertThat(browser.get("/method/pre-authorized")).isEqualTo(403);
    }
    assertThat(browser.get("/method/roles")).isEqualTo(403);
    assertThat(browser.get("/method/swallowed")).isEqualTo(200);
    Browser root = signedIn("Methods root", "root");
    assertThat(root.get("/method/secured")).isEqualTo(200);
    assertThat(root.get("/method/pre-authorized")).isEqualTo(200);
    assertThat(root.get("/method/roles")).isEqualTo(200);
  }

  void csrf() {
    Browser anonymous = browser("CSRF anonymous");
    assertThat(anonymous.post("/open/csrf", Map.of())).isEqualTo(403);
    Browser browser = signedIn("CSRF", "alice");
    assertThat(browser.post("/open/csrf", Map.of())).isEqualTo(403);
  }

  void firewall() {
    Browser browser = browser("Firewall");
    assertThat(browser.get("/open/a;b=c/d")).isIn(400, 500);
  }

  void password() {
    Browser browser = signedIn("Password", "dave");
    browser.post(
        "/account/password", Map.of("old_password", "x", "new_password", "{noop}dave-new-pw"));
    browser.post(
        "/account/password", Map.of("old_password", "x", "new_password", "{noop}dave-right-pw"));
  }

  void databasePassword() {
    Browser database = signedIn("Database password", "alice");
    assertThat(
            database.post(
                "/account/database-password",
                Map.of("old_password", "alice-wrong-pw", "new_password", "alice-new-pw")))
        .isEqualTo(302);
    signIn(database, "alice", "alice-right-pw"); // the older versions have forgotten her
    assertThat(
            database.post(
                "/account/database-password",
                Map.of("old_password", "alice-right-pw", "new_password", "alice-new-pw")))
        .isEqualTo(200);
  }

  void administration() {
    Browser browser = signedIn("Administration", "root");
    assertThat(browser.get("/admin/users")).isEqualTo(200);
    assertThat(browser.get("/admin/groups")).isEqualTo(200);
    assertThat(browser.get("/admin/lost-group")).isEqualTo(200);
  }

  void switchUser() {
    Browser browser = signedIn("Switch", "root");
    browser.post("/switch", Map.of("username", "no-such-user", "j_username", "no-such-user"));
    assertThat(browser.post("/switch", Map.of("username", "alice", "j_username", "alice")))
        .isEqualTo(302);
    assertThat(browser.get("/admin/x")).isEqualTo(403);
    assertThat(browser.post("/back", Map.of())).isEqualTo(302);
    assertThat(browser.get("/admin/x")).isEqualTo(200);
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
    Browser browser = browser("X.509");
    browser.header("ssl_client_cert", certificate("alice"));
    assertThat(browser.get("/x509/page")).isEqualTo(200);
    assertThat(browser.get("/x509/page")).isEqualTo(200);
    Browser unknown = browser("X.509 unknown");
    unknown.header("ssl_client_cert", certificate("nobody"));
    assertThat(unknown.get("/x509/page")).isEqualTo(403);
  }

  void openId() {
    Browser browser = browser("OpenID");
    assertThat(browser.get("/oauth2/authorization/oidc")).isEqualTo(302);
    String code = application.secret(provider.code(parameter(browser, "nonce")));
    assertThat(
            browser.get(
                "/login/oauth2/code/oidc?code=" + code + "&state=" + parameter(browser, "state")))
        .isEqualTo(302);
    Browser plain = browser("OAuth 2");
    assertThat(plain.get("/oauth2/authorization/plain")).isEqualTo(302);
    String other = application.secret(provider.code("none"));
    assertThat(
            plain.get(
                "/login/oauth2/code/plain?code=" + other + "&state=" + parameter(plain, "state")))
        .isEqualTo(302);
    Browser invented = browser("Invented code");
    assertThat(invented.get("/oauth2/authorization/plain")).isEqualTo(302);
    assertThat(
            invented.get(
                "/login/oauth2/code/plain?code=invented-code&state="
                    + parameter(invented, "state")))
        .isEqualTo(302);
    Browser cancelled = browser("Cancelled");
    assertThat(cancelled.get("/oauth2/authorization/plain")).isEqualTo(302);
    assertThat(
            cancelled.get(
                "/login/oauth2/code/plain?error=access_denied&state="
                    + parameter(cancelled, "state")))
        .isEqualTo(302);
    Browser stray = browser("Stray");
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
    Browser browser = browser("Bearer").bearer(provider.jwt("api", soon, "none"));
    assertThat(browser.get("/api/read")).isEqualTo(200);
    assertThat(browser.get("/api/read")).isEqualTo(200);
    assertThat(browser.get("/api/write")).isEqualTo(403);
    Browser late =
        browser("Bearer late").bearer(provider.jwt("api", Instant.now().minusSeconds(600), "none"));
    assertThat(late.get("/api/read")).isEqualTo(401);
    Browser forged = browser("Bearer forged").bearer(provider.jwt("api", soon, "none") + "AAAA");
    assertThat(forged.get("/api/read")).isEqualTo(401);
    assertThat(browser("Bearer none").get("/api/read")).isEqualTo(401);
  }

  private String oneTimeToken(Browser browser, String user) {
    assertThat(browser.post("/factor/generate", Map.of("username", user))).isEqualTo(200);
    return application.secret(browser.body());
  }

  void oneTimeToken() {
    Browser browser = browser("One-time token");
    String token = oneTimeToken(browser, "alice");
    assertThat(browser.post("/factor/token", Map.of("token", token))).isEqualTo(302);
    Browser again = browser("One-time token again");
    assertThat(again.post("/factor/token", Map.of("token", token))).isEqualTo(302);
  }

  void secondFactor() {
    Browser browser = browser("Second factor");
    assertThat(login(browser, "factor", "alice")).isEqualTo(302);
    browser.get("/factor/both");
    assertThat(browser.post("/factor/token", Map.of("token", "no-such-token"))).isEqualTo(302);
    String token = oneTimeToken(browser, "alice");
    assertThat(browser.post("/factor/token", Map.of("token", token))).isEqualTo(302);
    assertThat(browser.get("/factor/both")).isEqualTo(200);
  }
}
