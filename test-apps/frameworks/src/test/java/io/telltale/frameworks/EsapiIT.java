// SPDX-License-Identifier: Apache-2.0

package io.telltale.frameworks;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.harness.Application;
import io.telltale.harness.Browser;
import io.telltale.harness.Build;
import io.telltale.harness.Framework;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EsapiIT {

  private static final String TOMCAT = "org.apache.tomcat.embed:tomcat-embed-core:9.0.117";

  static Stream<Framework> versions() {
    return Stream.of(esapi("2.1.0"), esapi("2.7.0.0"));
  }

  private static Framework esapi(String version) {
    return Framework.of("ESAPI", version, 8, "tomcat-javax", "esapi")
        .with(TOMCAT, "org.owasp.esapi:esapi:" + version);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("versions")
  void tellsWhatHappens(Framework framework) throws IOException {
    Application application =
        Application.start(
            framework,
            "-Dorg.owasp.esapi.resources=" + resources(framework.version()),
            "-Dorg.owasp.esapi.logSpecial.discard=true");
    try (application) {
      alice(application.browser("Alice"));
      nobody(application.browser("Nobody"));
      Browser bob = application.browser("Bob");
      for (int time = 1; time <= 3; time++) {
        signIn(bob, "bob", Visits.wrong("bob"), "refused");
      }
      signIn(bob, "bob", Visits.right("bob"), "refused");
      signIn(application.browser("Frank"), "frank", Visits.right("frank"), "refused");
    }
    Story.assertTold(application, framework, "esapi.txt");
  }

  private static void alice(Browser browser) {
    signIn(browser, "alice", Visits.wrong("alice"), "refused");
    signIn(browser, "alice", Visits.right("alice"), "done");
    ask(browser, "/page", Map.of(), "done");
    String other = "Zq7!xW9#mK2$";
    ask(browser, "/password", Map.of("old", "not-the-old-pw", "changed", other), "refused");
    ask(browser, "/password", Map.of("old", Visits.right("alice"), "changed", other), "done");
    ask(browser, "/people", Map.of(), "done");
    ask(browser, "/out", Map.of(), "done");
  }

  /** Who brings no name is asked for one. */
  private static void nobody(Browser browser) {
    ask(browser, "/page", Map.of(), "refused");
    signIn(browser, "nobody", Visits.wrong("nobody"), "refused");
  }

  private static void signIn(Browser browser, String user, String password, String answer) {
    ask(browser, "/sign-in", Map.of("username", user, "password", password), answer);
  }

  private static void ask(Browser browser, String page, Map<String, String> form, String answer) {
    assertThat(browser.post(page, form)).isEqualTo(200);
    assertThat(browser.body()).isEqualTo(answer);
  }

  private static Path resources(String version) throws IOException {
    Path folder = Build.newFolder("esapi-" + version);
    Files.createFile(folder.resolve("users.txt"));
    Files.createFile(folder.resolve("validation.properties"));
    String logger = version.startsWith("2.1") ? "reference" : "logging.java";
    Files.writeString(
        folder.resolve("ESAPI.properties"),
        """
        ESAPI.AccessControl=org.owasp.esapi.reference.DefaultAccessController
        ESAPI.Authenticator=org.owasp.esapi.reference.FileBasedAuthenticator
        ESAPI.Encoder=org.owasp.esapi.reference.DefaultEncoder
        ESAPI.Encryptor=org.owasp.esapi.reference.crypto.JavaEncryptor
        ESAPI.Executor=org.owasp.esapi.reference.DefaultExecutor
        ESAPI.HTTPUtilities=org.owasp.esapi.reference.DefaultHTTPUtilities
        ESAPI.IntrusionDetector=org.owasp.esapi.reference.DefaultIntrusionDetector
        ESAPI.Logger=org.owasp.esapi.%s.JavaLogFactory
        ESAPI.Randomizer=org.owasp.esapi.reference.DefaultRandomizer
        ESAPI.Validator=org.owasp.esapi.reference.DefaultValidator
        Authenticator.AllowedLoginAttempts=3
        Encryptor.MasterKey=%s
        Encryptor.MasterSalt=%s
        IntrusionDetector.Disable=true
        Logger.ApplicationName=accounts
        Logger.LogApplicationName=false
        Logger.LogEncodingRequired=false
        Logger.LogPrefix=false
        Logger.LogServerIP=false
        Logger.UserInfo=false
        Logger.ClientInfo=false
        Validator.AccountName=^[a-z]{3,20}$
        Validator.HTTPURL=^.*$
        Validator.HTTPURI=^.*$
        Validator.HTTPCookieName=^.*$
        Validator.HTTPCookieValue=^.*$
        Validator.HTTPParameterName=^.*$
        Validator.HTTPParameterValue=^.*$
        Validator.HTTPHeaderName=^.*$
        Validator.HTTPHeaderValue=^.*$
        """
            .formatted(logger, bytes("a key of 16 byte"), bytes("a salt of 20 bytes..")));
    return folder;
  }

  private static String bytes(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
