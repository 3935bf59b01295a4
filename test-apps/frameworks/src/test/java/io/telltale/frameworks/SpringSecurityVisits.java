// SPDX-License-Identifier: Apache-2.0

package io.telltale.frameworks;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.harness.Browser;
import io.telltale.harness.Framework;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** What visitors do to an application on Spring Security. */
final class SpringSecurityVisits {

  private final Visitors visitors;
  private final SpringSecurityTokens tokens;
  private final String rememberMeCookie;

  SpringSecurityVisits(Visitors visitors, IdentityProvider provider) {
    this.visitors = visitors;
    this.tokens = new SpringSecurityTokens(visitors, provider);
    this.rememberMeCookie = rememberMeCookie(visitors.framework());
  }

  private static String rememberMeCookie(Framework framework) {
    switch (framework.version().charAt(0)) {
      case '1':
        return "ACEGI_SECURITY_HASHED_REMEMBER_ME_COOKIE";
      case '2':
      case '3':
        return "SPRING_SECURITY_REMEMBER_ME_COOKIE";
      default:
        return "remember-me";
    }
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
    denied();
    methods();
    switchUser();
    boolean acegi = visitors.has("acegi");
    boolean two = acegi || visitors.has("spring-security-2");
    if (!acegi) {
      theft();
      databasePassword();
      administration();
      tokens.x509();
    }
    if (!two) {
      directory();
    }
    if (!two && !visitors.has("spring-security-xml-3.0")) {
      strict();
      csrf();
      password();
    }
    if (visitors.has("spring-security-xml-3.2") || visitors.has("spring-security-cas")) {
      tokens.ticket();
    }
    if (visitors.has("spring-security-lambda")) {
      firewall();
      tokens.openId();
      tokens.bearer();
    }
    if (visitors.has("spring-security-factors")) {
      tokens.oneTimeToken();
      tokens.passkey();
    }
    if (visitors.has("spring-security-factors-7")) {
      tokens.secondFactor();
    }
  }

  void form() {
    Browser browser = visitors.browser("Form");
    assertThat(browser.get("/private")).isEqualTo(302);
    Visitors.signIn(browser, "alice", "alice-wrong-pw");
    Visitors.signIn(browser, "alice", "alice-right-pw");
    assertThat(browser.get("/private")).isEqualTo(200);
    assertThat(browser.post("/logout", Map.of())).isEqualTo(302);
  }

  void accounts() {
    Browser browser = visitors.browser("Accounts");
    List<String> refused = new ArrayList<>(List.of("disabled"));
    if (!visitors.has("acegi")) {
      refused.add("locked");
    }
    if (visitors.has("spring-security-lambda")) {
      refused.addAll(List.of("expired", "stale"));
    }
    for (String user : refused) {
      Visitors.signIn(browser, user, user + "-right-pw");
    }
    Visitors.signIn(browser, "nobody", "nobody-any-pw");
  }

  /** Known to the second manager's directory only. */
  void directory() {
    Browser browser = visitors.browser("Directory");
    Visitors.signIn(browser, "bob", "bob-wrong-pw");
    Visitors.signIn(browser, "bob", "bob-right-pw");
  }

  void session() {
    Browser dropping = visitors.signedIn("Drop", "alice");
    assertThat(dropping.get("/session/drop")).isEqualTo(200);
    Browser late = visitors.signedIn("Late", "alice");
    assertThat(late.get("/session/short")).isEqualTo(200);
    Awaitility.await()
        .pollDelay(Duration.ofMillis(1500))
        .pollInterval(Duration.ofMillis(1500))
        .until(() -> late.get("/private") == 302);
  }

  /** Where a chain has its own page for it; there is one for all but in XML. */
  private int login(Browser browser, String chain, String user) {
    boolean shared = chain.equals("single") && !visitors.has("spring-security-lambda");
    return browser.post(
        shared ? "/login" : "/" + chain + "/login", Visitors.credentials(user, user + "-right-pw"));
  }

  void displaced() {
    Browser first = visitors.browser("First");
    Browser second = visitors.browser("Second");
    assertThat(login(first, "single", "carol")).isEqualTo(302);
    assertThat(login(second, "single", "carol")).isEqualTo(302);
    assertThat(first.get("/single/page")).isEqualTo(302);
    assertThat(second.get("/single/page")).isEqualTo(200);
  }

  void strict() {
    assertThat(login(visitors.browser("Strict first"), "strict", "dave")).isEqualTo(302);
    assertThat(login(visitors.browser("Strict second"), "strict", "dave")).isEqualTo(302);
  }

  void basic() {
    Browser wrong = visitors.browser("Basic wrong").basic("alice", "alice-wrong-pw");
    assertThat(wrong.get("/basic/page")).isEqualTo(401);
    Browser right = visitors.browser("Basic right");
    assertThat(right.get("/basic/page")).isEqualTo(401);
    right.basic("alice", "alice-right-pw");
    assertThat(right.get("/basic/page")).isEqualTo(200);
    assertThat(right.get("/basic/page")).isEqualTo(200);
  }

  void digest() {
    for (String password : List.of("gwen-wrong-pw", "gwen-right-pw")) {
      Browser browser =
          visitors.browser("Digest " + (password.contains("wrong") ? "wrong" : "right"));
      assertThat(browser.get("/digest/page")).isEqualTo(401);
      DigestCredentials.answer(browser, "/digest/page", "gwen", visitors.secret(password));
      assertThat(browser.get("/digest/page")).isEqualTo(password.contains("wrong") ? 401 : 200);
      browser.get("/digest/page");
    }
    Browser unknown = visitors.browser("Digest unknown");
    assertThat(unknown.get("/digest/page")).isEqualTo(401);
  }

  private Browser remembered(String userAgent) {
    Browser browser = visitors.browser(userAgent);
    Map<String, String> form = new HashMap<>(Visitors.credentials("alice", "alice-right-pw"));
    form.put("remember-me", "true");
    form.put("_spring_security_remember_me", "true");
    form.put("_acegi_security_remember_me", "true");
    assertThat(browser.post("/login", form)).isEqualTo(302);
    return browser;
  }

  void rememberMe() {
    Browser browser = remembered("Remembered");
    browser.forgetCookie("JSESSIONID");
    assertThat(browser.get("/private")).isEqualTo(200);
    assertThat(browser.get("/private")).isEqualTo(200);
    Browser garbled = visitors.browser("Garbled");
    garbled.cookie(rememberMeCookie, "Z2FyYmxlZA");
    assertThat(garbled.get("/private")).isEqualTo(302);
  }

  void theft() {
    Browser owner = remembered("Owner");
    Browser thief = visitors.browser("Thief");
    thief.cookie(rememberMeCookie, owner.cookie(rememberMeCookie));
    assertThat(thief.get("/private")).isEqualTo(200);
    owner.forgetCookie("JSESSIONID");
    owner.get("/private");
  }

  void denied() {
    Browser browser = visitors.signedIn("Denied", "alice");
    assertThat(browser.get("/admin/x")).isEqualTo(403);
    Browser anonymous = visitors.browser("Anonymous");
    assertThat(anonymous.get("/admin/x")).isEqualTo(302);
  }

  void methods() {
    List<String> methods = new ArrayList<>(List.of("secured"));
    if (!visitors.has("acegi")) {
      methods.add("roles");
    }
    if (!visitors.has("acegi") && !visitors.has("spring-security-2")) {
      methods.add("pre-authorized");
    }
    Browser browser = visitors.signedIn("Methods", "alice");
    for (String method : methods) {
      assertThat(browser.get("/method/" + method)).isEqualTo(403);
    }
    assertThat(browser.get("/method/swallowed")).isEqualTo(200);
    Browser root = visitors.signedIn("Methods root", "root");
    for (String method : methods) {
      assertThat(root.get("/method/" + method)).isEqualTo(200);
    }
  }

  void csrf() {
    Browser anonymous = visitors.browser("CSRF anonymous");
    assertThat(anonymous.post("/open/csrf", Map.of())).isEqualTo(403);
    Browser browser = visitors.signedIn("CSRF", "alice");
    assertThat(browser.post("/open/csrf", Map.of())).isEqualTo(403);
  }

  void firewall() {
    Browser browser = visitors.browser("Firewall");
    assertThat(browser.get("/open/a;b=c/d")).isIn(400, 500);
  }

  void password() {
    Browser browser = visitors.signedIn("Password", "dave");
    browser.post(
        "/account/password", Map.of("old_password", "x", "new_password", "{noop}dave-new-pw"));
    browser.post(
        "/account/password", Map.of("old_password", "x", "new_password", "{noop}dave-right-pw"));
  }

  void databasePassword() {
    Browser database = visitors.signedIn("Database password", "alice");
    assertThat(
            database.post(
                "/account/database-password",
                Map.of("old_password", "alice-wrong-pw", "new_password", "alice-new-pw")))
        .isEqualTo(302);
    Visitors.signIn(database, "alice", "alice-right-pw"); // the older versions have forgotten her
    assertThat(
            database.post(
                "/account/database-password",
                Map.of("old_password", "alice-right-pw", "new_password", "alice-new-pw")))
        .isEqualTo(200);
  }

  void administration() {
    Browser browser = visitors.signedIn("Administration", "root");
    assertThat(browser.get("/admin/users")).isEqualTo(200);
    assertThat(browser.get("/admin/groups")).isEqualTo(200);
    assertThat(browser.get("/admin/lost-group")).isEqualTo(200);
  }

  void switchUser() {
    Browser mistaken = visitors.signedIn("Switch unknown", "root");
    mistaken.post("/switch", Map.of("username", "no-such-user", "j_username", "no-such-user"));
    Browser browser = visitors.signedIn("Switch", "root");
    assertThat(browser.post("/switch", Map.of("username", "alice", "j_username", "alice")))
        .isEqualTo(302);
    assertThat(browser.get("/admin/x")).isEqualTo(403);
    assertThat(browser.post("/back", Map.of())).isEqualTo(302);
    assertThat(browser.get("/admin/x")).isEqualTo(200);
  }
}
