// SPDX-License-Identifier: Apache-2.0

package io.telltale.frameworks;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.harness.Application;
import io.telltale.harness.Browser;
import io.telltale.harness.Framework;
import java.net.URI;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TomcatIT {

  static Stream<Framework> versions() {
    return Stream.of(
        tomcat("7.0.109", 8, "web-javax"),
        tomcat("8.5.100", 11, "web-javax"),
        tomcat("9.0.117", 25, "web-javax"),
        tomcat("10.1.59", 17, "web-jakarta"),
        tomcat("11.0.24", 21, "web-jakarta"));
  }

  private static Framework tomcat(String version, int java, String application) {
    return Framework.of("Tomcat", version, java, "web-tomcat", application)
        .with(
            "org.apache.tomcat:tomcat:zip:" + version,
            "com.unboundid:unboundid-ldapsdk:4.0.14",
            "com.h2database:h2:1.4.200");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("versions")
  void tellsWhatHappens(Framework framework) {
    Stores stores = Stores.make();
    Application application = Application.start(framework, "-Dstores=" + stores.folder());
    try (application) {
      Visits visits = new Visits(application);
      visits.formAndBasic();
      visits.challenge("/basic", 401);
      visits.programmatic("/basic");
      visits.refusals("/basic");
      visits.digest("/digest");
      stores.visit(application, "/cert", 200, 401);
      realms(application);
      lock(application);
      singleSignOn(application);
      manage(application);
    }
    Story.assertTold(application, framework, "tomcat.txt");
  }

  /** A directory, a directory with a database behind it, a directory that is down. */
  private static void realms(Application application) {
    tryBasic(application, "/ldap", "alice", "alice-wrong-pw", 401);
    tryBasic(application, "/ldap", "nobody", "nobody-wrong-pw", 401);
    tryBasic(application, "/ldap", "alice", "alice-right-pw", 200);
    tryBasic(application, "/sql", "carol", "carol-wrong-pw", 401);
    tryBasic(application, "/sql", "nobody", "nobody-wrong-pw", 401);
    tryBasic(application, "/sql", "carol", "carol-right-pw", 200);
    tryBasic(application, "/down", "alice", "alice-right-pw", 401);
  }

  private static void tryBasic(
      Application application, String context, String user, String password, int status) {
    Browser browser = application.browser("Realms").basic(user, password);
    assertThat(browser.get(context + "/private/page")).isEqualTo(status);
  }

  /** Three wrong passwords lock; then the right one is refused as well. */
  private static void lock(Application application) {
    Browser wrong = application.browser("Locked").basic("frank", Visits.wrong("frank"));
    for (int attempt = 1; attempt <= 4; attempt++) {
      assertThat(wrong.get("/basic/private/page")).isEqualTo(401);
    }
    Browser right = application.browser("Locked").basic("frank", Visits.right("frank"));
    assertThat(right.get("/basic/private/page")).isEqualTo(401);
  }

  /** One sign-in for two applications, and one sign-out from both. */
  private static void singleSignOn(Application application) {
    URI address = URI.create("http://127.0.0.1:" + application.port("sso"));
    Browser browser = application.browser("SingleSignOn", address);
    browser.get("/one/private/page");
    Visits.signIn(browser, "/one");
    assertThat(browser.get("/one/private/page")).isEqualTo(200);
    assertThat(browser.get("/two/private/page")).isEqualTo(200);
    assertThat(browser.get("/two/sign-out?how=invalidate")).isEqualTo(200);
  }

  private static void manage(Application application) {
    Browser victim = application.browser("Victim");
    assertThat(Visits.logIn(victim, "/victim", Visits.right("alice"))).contains("welcome");
    Browser manager = application.browser("Manager").basic("root", Visits.right("root"));
    String text = "/manager/text/";
    String html = "/manager/html/";
    ok(manager, text + "sessions?path=/victim");
    ok(manager, text + "expire?path=/victim&idle=0");
    ok(manager, text + "reload?path=/victim");
    ok(manager, text + "stop?path=/victim");
    ok(manager, text + "start?path=/victim");
    ok(manager, text + "deploy?path=/spare&war=file:" + base(application) + "/spare");
    ok(manager, text + "undeploy?path=/spare");
    assertThat(manager.request("POST", html + "stop?path=/victim")).isEqualTo(200);
    assertThat(manager.request("POST", html + "stop?path=/missing")).isEqualTo(200);
    String part =
        "--x\r\nContent-Disposition: form-data; name=\"deployWar\"; filename=\"%s\"\r\n"
            + "Content-Type: application/octet-stream\r\n\r\n%s\r\n--x--\r\n";
    String emptyZip = "PK\5\6" + "\0".repeat(18);
    String type = "multipart/form-data; boundary=x";
    assertThat(manager.post(html + "upload", type, part.formatted("new.war", emptyZip)))
        .isEqualTo(200);
    assertThat(manager.post(html + "upload", type, part.formatted("new.txt", ""))).isEqualTo(200);
  }

  private static String base(Application application) {
    return application
        .stdout()
        .lines()
        .filter(line -> line.startsWith("base "))
        .findFirst()
        .orElseThrow()
        .substring(5);
  }

  private static void ok(Browser manager, String order) {
    assertThat(manager.get(order)).isEqualTo(200);
    assertThat(manager.body()).as(order).startsWith("OK");
  }
}
