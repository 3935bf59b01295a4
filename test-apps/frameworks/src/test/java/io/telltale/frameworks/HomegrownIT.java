// SPDX-License-Identifier: Apache-2.0

package io.telltale.frameworks;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.harness.Application;
import io.telltale.harness.Browser;
import io.telltale.harness.Framework;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Applications that sign people in by code of their own, and pages that only look so. */
class HomegrownIT {

  static Stream<Framework> versions() {
    return Stream.of(
        tomcat("8.5.100", 8, "javax"),
        tomcat("9.0.117", 11, "javax"),
        tomcat("10.1.59", 17, "jakarta"),
        tomcat("11.0.24", 21, "jakarta"));
  }

  private static Framework tomcat(String version, int java, String servlet) {
    return Framework.of(
            "Home-grown pages on Tomcat",
            version,
            java,
            "tomcat-" + servlet,
            "homegrown-" + servlet)
        .with("org.apache.tomcat:tomcat:zip:" + version);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("versions")
  void tellsWhatHappens(Framework framework) throws IOException {
    Application application = Application.start(framework);
    try (application) {
      formThatPostsToItself(application);
      redirects(application);
      json(application);
      passwords(application);
      administration(application);
      lookAlikes(application);
      knownBetter(application);
      unread(application);
    }
    Story.assertTold(application, framework, "homegrown.txt");
  }

  private static Map<String, String> form(String... namesAndValues) {
    Map<String, String> form = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      form.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return form;
  }

  /** The first attempt gets a session without having asked for one. */
  private static void formThatPostsToItself(Application application) {
    Browser browser = application.browser("Form");
    assertThat(signIn(browser, "alice-wrong-pw")).isEqualTo(200);
    assertThat(browser.get("/jsp/login.jsp")).isEqualTo(200);
    assertThat(signIn(browser, "alice-wrong-pw")).isEqualTo(200);
    assertThat(signIn(browser, "alice-right-pw")).isEqualTo(302);
    assertThat(browser.get("/jsp/home.jsp")).isEqualTo(200);
    assertThat(browser.body()).contains("welcome alice");
    assertThat(browser.get("/jsp/signOut.jsp")).isEqualTo(200);
  }

  private static int signIn(Browser browser, String password) {
    return browser.post("/jsp/login.jsp", form("txtUser", "alice", "txtPassword", password));
  }

  private static void redirects(Application application) {
    Browser browser = application.browser("Redirects");
    assertThat(buy(browser, "/shop/doLogin", "bob-wrong-pw")).isEqualTo(302);
    browser.header("Referer", application.address() + "shop/front");
    assertThat(buy(browser, "/shop/LoginServlet", "bob-wrong-pw")).isEqualTo(302);
    assertThat(buy(browser, "/shop/LoginServlet", "bob-right-pw")).isEqualTo(302);
    assertThat(browser.location()).endsWith("/shop/home");
    assertThat(browser.get("/shop/LogOff.do")).isEqualTo(302);
    Browser factor = application.browser("SecondFactor");
    assertThat(
            factor.post(
                "/shop/doLogin", form("userid", "bob", "passwd", "bob-right-pw", "code", "1")))
        .isEqualTo(302);
  }

  private static int buy(Browser browser, String page, String password) {
    return browser.post(page, form("userid", "bob", "passwd", password));
  }

  private static void json(Application application) {
    Browser browser = application.browser("Json");
    String credentials = "{\"user\":\"alice\",\"password\":\"%s\"}";
    String wrong = application.secret("alice-wrong-pw");
    String right = application.secret("alice-right-pw");
    assertThat(browser.post("/api/login", "application/json", credentials.formatted(wrong)))
        .isEqualTo(401);
    assertThat(browser.post("/api/login", "application/json", credentials.formatted(right)))
        .isEqualTo(200);
  }

  private static void passwords(Application application) {
    Browser browser = application.browser("Passwords");
    String forgot = "/jsp/forgotPassword.jsp";
    assertThat(browser.get(forgot)).isEqualTo(200);
    assertThat(browser.post(forgot, form("email", "carol@acme.example"))).isEqualTo(200);
    assertThat(change(browser, "alice-wrong-pw")).isEqualTo(302);
    assertThat(change(browser, "alice-right-pw")).isEqualTo(302);
  }

  private static int change(Browser browser, String old) {
    return browser.post(
        "/jsp/changePassword.jsp", form("oldPassword", old, "newPassword", "alice-newer-pw"));
  }

  private static void administration(Application application) {
    Browser browser = application.browser("Administrator");
    assertThat(browser.get("/shop/admin/users")).isEqualTo(200);
    assertThat(browser.post("/shop/admin/search", form("user", "bob"))).isEqualTo(302);
    assertThat(browser.post("/shop/admin/users/remove", form("user", "bob"))).isEqualTo(302);
  }

  /** None of these is a sign-in. */
  private static void lookAlikes(Application application) {
    Browser browser = application.browser("LookAlike");
    assertThat(browser.get("/jsp/login.jsp?txtUser=alice")).isEqualTo(200);
    assertThat(browser.post("/jsp/search.jsp", form("user", "alice"))).isEqualTo(200);
    assertThat(browser.post("/jsp/login.jsp", form("txtUser", "alice"))).isEqualTo(200);
    assertThat(
            browser.post(
                "/jsp/register.jsp", form("username", "dave", "password", "dave-right-pw")))
        .isEqualTo(302);
    assertThat(browser.post("/missing/login", form("user", "dave", "password", "dave-right-pw")))
        .isEqualTo(404);
    assertThat(browser.get("/shop/front")).isEqualTo(200);
    Browser forward = application.browser("Forward");
    assertThat(tryOdd(forward, "forward")).isEqualTo(200);
    Browser fresh = application.browser("Fresh");
    assertThat(tryOdd(fresh, "fresh")).isEqualTo(200);
    assertThat(tryOdd(fresh, "fresh")).isEqualTo(200);
  }

  private static int tryOdd(Browser browser, String page) {
    return browser.post(
        "/odd/" + page + "/login", form("username", "erin", "password", "erin-some-pw"));
  }

  /** The container tells of it, and no guess beside. */
  private static void knownBetter(Application application) {
    assertThat(tryOdd(application.browser("Realm"), "realm")).isEqualTo(401);
  }

  /** Whoever reads the body, or does not, does so as without us. */
  private static void unread(Application application) throws IOException {
    Browser browser = application.browser("Relay");
    assertThat(tryOdd(browser, "relay")).isEqualTo(200);
    assertThat(browser.body()).isEqualTo("35");
    try (Socket socket = new Socket("127.0.0.1", application.address().getPort());
        InputStream in = socket.getInputStream()) {
      String head =
          "POST /odd/deaf/login HTTP/1.1\r\nHost: localhost\r\nUser-Agent: Deaf\r\n"
              + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n"
              + "Connection: close\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      socket.setSoTimeout(10_000);
      assertThat(new String(in.readNBytes(12), StandardCharsets.US_ASCII))
          .isEqualTo("HTTP/1.1 401");
    }
  }
}
