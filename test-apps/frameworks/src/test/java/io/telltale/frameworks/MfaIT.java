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
    return Framework.of("googleauth", version, 8, "tomcat-javax", "mfa", "mfa-googleauth")
        .with("com.warrenstrange:googleauth:" + version, TOMCAT);
  }

  static Stream<Framework> javaTotp() {
    return Stream.of(javaTotp("1.6"), javaTotp("1.7.1"));
  }

  private static Framework javaTotp(String version) {
    return Framework.of("java-totp", version, 8, "tomcat-javax", "mfa", "mfa-totp")
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
