// SPDX-License-Identifier: Apache-2.0

package io.telltale.frameworks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.telltale.harness.Application;
import io.telltale.harness.Browser;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What visitors do to the application of the folder {@code web-javax}, whatever the container. Each
 * has a User-Agent of its own, by which a test finds the events that came of it.
 */
final class Visits {

  private final Application application;

  Visits(Application application) {
    this.application = application;
  }

  static String right(String user) {
    return user + "-right-pw";
  }

  static String wrong(String user) {
    return user + "-wrong-pw";
  }

  /** What every servlet container is asked for, by a form and by BASIC. */
  void formAndBasic() {
    form("/form");
    signOuts("/form");
    timeOut("/form");
    basic("/basic");
  }

  /** A form: wrong, then right; a page that needs a role; a sign-out. */
  void form(String context) {
    Browser browser = application.browser("Form");
    browser.get(context + "/private/page");
    submit(browser, context, "alice", wrong("alice"));
    submit(browser, context, "nobody", wrong("nobody"));
    signIn(browser, context);
    assertThat(browser.get(context + "/private/page")).isEqualTo(200);
    assertThat(browser.body()).contains("page of alice");
    assertThat(browser.get(context + "/admin/page")).isEqualTo(403);
    assertThat(browser.get(context + "/sign-out?how=logout")).isEqualTo(200);
  }

  /** The ways out. Each visitor signs in by the form. */
  private void signOuts(String context) {
    leave("Invalidate", context, "invalidate");
    leave("Logout-Invalidate", context, "logout%20invalidate");
    leave("Invalidate-Logout", context, "invalidate%20logout");
  }

  void leave(String visitor, String context, String how) {
    Browser browser = application.browser(visitor);
    browser.get(context + "/private/page");
    signIn(browser, context);
    assertThat(browser.get(context + "/private/page")).isEqualTo(200);
    assertThat(browser.get(context + "/sign-out?how=" + how)).isEqualTo(200);
  }

  /** A session that runs out, with nobody there. */
  private void timeOut(String context) {
    leave("Brief", context, "brief");
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(application.toldOfNobody()).isNotEmpty());
  }

  /** BASIC: the question, a wrong password, the right one twice, a page that needs a role. */
  void basic(String context) {
    Browser browser = application.browser("Basic");
    assertThat(browser.get(context + "/private/page")).isEqualTo(401);
    browser.basic("bob", wrong("bob"));
    assertThat(browser.get(context + "/private/page")).isEqualTo(401);
    Browser right = application.browser("Basic").basic("bob", right("bob"));
    assertThat(right.get(context + "/private/page")).isEqualTo(200);
    assertThat(right.get(context + "/private/page")).isEqualTo(200);
    assertThat(right.get(context + "/admin/page")).isEqualTo(403);
  }

  /**
   * {@code HttpServletRequest.authenticate} on a page that is open to all.
   *
   * @param refusal the status of a refusal
   */
  void challenge(String context, int refusal) {
    Browser browser = application.browser("Challenge");
    assertThat(browser.get(context + "/challenge")).isEqualTo(refusal);
    browser.basic("dave", wrong("dave"));
    assertThat(browser.get(context + "/challenge")).isEqualTo(refusal);
    Browser right = application.browser("Challenge").basic("dave", right("dave"));
    assertThat(right.get(context + "/challenge")).isEqualTo(200);
    assertThat(right.get(context + "/challenge")).isEqualTo(200);
  }

  /** {@code HttpServletRequest.login} and {@code logout}. */
  void programmatic(String context) {
    Browser browser = application.browser("Programmatic");
    assertThat(logIn(browser, context, wrong("alice"))).contains("try again");
    assertThat(logIn(browser, context, right("alice"))).contains("welcome");
    assertThat(browser.get(context + "/sign-out?how=logout")).isEqualTo(200);
  }

  static String logIn(Browser browser, String context, String password) {
    Map<String, String> form = Map.of("user", "alice", "password", password);
    assertThat(browser.post(context + "/sign-in", form)).isEqualTo(200);
    return browser.body();
  }

  /** What the application refuses by itself; one of the two statuses has an error page. */
  void refusals(String context) {
    Browser browser = application.browser("Refused");
    assertThat(browser.get(context + "/refused?status=403")).isEqualTo(403);
    assertThat(browser.get(context + "/refused?status=429")).isEqualTo(429);
    assertThat(browser.get(context + "/refused?status=401")).isEqualTo(401);
    browser.bearer("some-bearer-token");
    assertThat(browser.get(context + "/refused?status=401")).isEqualTo(401);
  }

  /** A page of a server's own handlers, behind BASIC, which is for alice alone. */
  void withoutServlets() {
    assertThat(application.browser("Nobody").get("/page")).isEqualTo(401);
    Browser wrong = application.browser("Alice").basic("alice", wrong("alice"));
    assertThat(wrong.get("/page")).isEqualTo(401);
    Browser right = application.browser("Alice").basic("alice", right("alice"));
    assertThat(right.get("/page")).isEqualTo(200);
    assertThat(right.get("/page")).isEqualTo(200);
    Browser refused = application.browser("Bob").basic("bob", right("bob"));
    assertThat(refused.get("/page")).isEqualTo(403);
  }

  /** DIGEST: wrong, then right. */
  void digest(String context) {
    String path = context + "/private/page";
    Browser browser = application.browser("Digest");
    assertThat(browser.get(path)).isEqualTo(401);
    assertThat(answerDigest(browser, path, wrong("erin"))).isEqualTo(401);
    assertThat(answerDigest(browser, path, right("erin"))).isEqualTo(200);
  }

  /** Answers the challenge of the last answer (RFC 7616, section 3.4). */
  private static int answerDigest(Browser browser, String path, String password) {
    String challenge = browser.answered("WWW-Authenticate");
    String algorithm = parameter(challenge, "algorithm");
    String realm = parameter(challenge, "realm");
    String nonce = parameter(challenge, "nonce");
    String opaque = parameter(challenge, "opaque");
    String secret = hash(algorithm, "erin:" + realm + ":" + password);
    String counted = nonce + ":00000001:0a4f113b:auth:";
    String response = hash(algorithm, secret + ":" + counted + hash(algorithm, "GET:" + path));
    String named = algorithm.isEmpty() ? "" : ", algorithm=" + algorithm;
    browser.header(
        "Authorization",
        "Digest username=\"erin\", realm=\"%s\", nonce=\"%s\", uri=\"%s\", qop=auth,"
                .formatted(realm, nonce, path)
            + " nc=00000001, cnonce=\"0a4f113b\", response=\"%s\", opaque=\"%s\""
                .formatted(response, opaque)
            + named);
    return browser.get(path);
  }

  private static String parameter(String challenge, String name) {
    Matcher matcher = Pattern.compile(name + "=\"?([^\",]*)").matcher(challenge);
    return matcher.find() ? matcher.group(1) : "";
  }

  static String hash(String algorithm, String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm.isEmpty() ? "MD5" : algorithm);
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  static void submit(Browser browser, String context, String user, String password) {
    browser.post(context + "/j_security_check", Map.of("j_username", user, "j_password", password));
  }

  static void signIn(Browser browser, String context) {
    submit(browser, context, "alice", right("alice"));
    assertThat(browser.location()).as("where the page is that was asked for").contains("page");
  }
}
