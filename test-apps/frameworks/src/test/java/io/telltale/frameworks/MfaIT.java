// SPDX-License-Identifier: Apache-2.0

package io.telltale.frameworks;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.harness.Application;
import io.telltale.harness.Browser;
import io.telltale.harness.Framework;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Second factors: who enrolled, and who gave a wrong code; never the secret or the code. */
class MfaIT {

  private static final String TOMCAT = "org.apache.tomcat.embed:tomcat-embed-core:9.0.117";

  static Stream<Framework> googleauth() {
    return Stream.of(googleauth("0.4.5"), googleauth("1.5.0"));
  }

  private static Framework googleauth(String version) {
    return Framework.of(
            "googleauth", version, 8, "tomcat-javax", "mfa-web", "mfa-code", "mfa-googleauth")
        .with("com.warrenstrange:googleauth:" + version, TOMCAT);
  }

  static Stream<Framework> javaTotp() {
    return Stream.of(javaTotp("1.6"), javaTotp("1.7.1"));
  }

  private static Framework javaTotp(String version) {
    return Framework.of("java-totp", version, 8, "tomcat-javax", "mfa-web", "mfa-code", "mfa-totp")
        .with("dev.samstevens.totp:totp:" + version, TOMCAT);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("googleauth")
  void googleauth(Framework framework) {
    Application application = Application.start(framework);
    try (application) {
      drive(application, "Nobody", "");
      drive(application, "Alice", "alice");
    }
    String by = " telltale.mechanisms=googleauth telltale.pointcut=googleauth-";
    assertThat(application.told("Nobody"))
        .containsExactly(
            "mfa_enrollment POST /enroll event.outcome=success" + by + "secret",
            "mfa_failure POST /wrong event.outcome=failure event.reason=mfa_failed" + by + "code");
    assertThat(application.told("Alice"))
        .containsExactly(
            "mfa_enrollment POST /enroll event.outcome=success" + by + "enrollment user.name=alice",
            "mfa_failure POST /wrong event.outcome=failure event.reason=mfa_failed"
                + by
                + "user user.name=alice");
    assertThat(application.toldOfNobody()).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("javaTotp")
  void javaTotp(Framework framework) {
    Application application = Application.start(framework);
    try (application) {
      drive(application, "Nobody", "");
    }
    String by = " telltale.mechanisms=java-totp telltale.pointcut=java-totp-";
    assertThat(application.told("Nobody"))
        .containsExactly(
            "mfa_enrollment POST /enroll event.outcome=success" + by + "secret",
            "mfa_failure POST /wrong event.outcome=failure event.reason=mfa_failed" + by + "code");
    assertThat(application.toldOfNobody()).isEmpty();
  }

  static Stream<Framework> webauthn4j() {
    return Stream.of(
        webauthn4j("0.22.2.RELEASE", 11, "mfa-webauthn4j-validate"),
        webauthn4j("0.31.2.RELEASE", 17, "mfa-webauthn4j-verify"));
  }

  private static Framework webauthn4j(String version, int java, String calls) {
    return Framework.of(
            "webauthn4j",
            version,
            java,
            "tomcat-javax",
            "mfa-web",
            "mfa-key",
            "mfa-webauthn4j",
            calls)
        .with("com.webauthn4j:webauthn4j-test:" + version, TOMCAT);
  }

  static Stream<Framework> yubico() {
    return Stream.of(yubico("1.6.0"), yubico("2.8.0"));
  }

  private static Framework yubico(String version) {
    return Framework.of(
            "Yubico webauthn-server",
            version,
            17,
            "tomcat-javax",
            "mfa-web",
            "mfa-key",
            "mfa-yubico")
        .with(
            "com.webauthn4j:webauthn4j-test:0.31.2.RELEASE",
            "com.yubico:webauthn-server-core:" + version,
            "com.fasterxml.jackson.core:jackson-annotations:2.21",
            TOMCAT);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("webauthn4j")
  void webauthn4j(Framework framework) {
    String exception =
        framework.java() == 11 ? "validator.exception.Bad" : "verifier.exception.Bad";
    assertKeys(
        framework,
        "error.type=com.webauthn4j." + exception + "ChallengeException ",
        "error.type=com.webauthn4j." + exception + "ChallengeException ",
        " telltale.mechanisms=webauthn4j telltale.pointcut=webauthn4j-registration",
        " telltale.mechanisms=webauthn4j telltale.pointcut=webauthn4j-authentication");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("yubico")
  void yubico(Framework framework) {
    String exceptions = "error.type=com.yubico.webauthn.exception.";
    assertKeys(
        framework,
        exceptions + "RegistrationFailedException ",
        exceptions + "AssertionFailedException ",
        " telltale.mechanisms=yubico telltale.pointcut=yubico-registration user.name=alice",
        " telltale.mechanisms=yubico telltale.pointcut=yubico-assertion user.name=alice");
  }

  private static void assertKeys(
      Framework framework,
      String noEnrollment,
      String noAnswer,
      String byRegistration,
      String byAssertion) {
    Application application = Application.start(framework);
    try (application) {
      Browser browser = application.browser("Alice");
      post(browser, "/wrong-enroll", false);
      post(browser, "/enroll", true);
      post(browser, "/right", true);
      post(browser, "/wrong", false);
    }
    assertThat(application.told("Alice"))
        .containsExactly(
            "mfa_enrollment POST /wrong-enroll "
                + noEnrollment
                + "event.outcome=failure event.reason=mfa_failed"
                + byRegistration,
            "mfa_enrollment POST /enroll event.outcome=success" + byRegistration,
            "mfa_failure POST /wrong "
                + noAnswer
                + "event.outcome=failure event.reason=mfa_failed"
                + byAssertion);
    assertThat(application.toldOfNobody()).isEmpty();
  }

  private static void post(Browser browser, String path, boolean good) {
    assertThat(browser.post(path, Map.of())).isEqualTo(200);
    assertThat(browser.body().equals("ok")).as(browser.body()).isEqualTo(good);
  }

  private static void drive(Application application, String userAgent, String user) {
    Browser browser = application.browser(userAgent);
    assertThat(browser.post("/enroll", Map.of("user", user))).isEqualTo(200);
    String secret = application.secret(browser.body());
    Map<String, String> form = Map.of("user", user, "secret", secret);
    assertThat(browser.post("/right", form)).isEqualTo(200);
    assertThat(browser.body()).isEqualTo("true");
    assertThat(browser.post("/wrong", form)).isEqualTo(200);
    assertThat(browser.body()).isEqualTo("false");
  }
}
