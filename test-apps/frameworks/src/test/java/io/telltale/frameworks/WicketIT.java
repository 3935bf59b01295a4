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

class WicketIT {

  private static final String WICKET = "org.apache.wicket:wicket-auth-roles:";
  private static final String TOMCAT = "org.apache.tomcat.embed:tomcat-embed-core:";
  private static final String LOGGING = "org.slf4j:slf4j-nop:";

  static Stream<Framework> versions() {
    return Stream.of(
        Framework.of("Wicket", "1.4.23", 8, "tomcat-javax", "wicket", "wicket-1.4")
            .with(LOGGING + "1.7.36", WICKET + "1.4.23", TOMCAT + "9.0.117"),
        Framework.of("Wicket", "9.20.0", 11, "tomcat-javax", "wicket", "wicket-9")
            .with(LOGGING + "1.7.36", WICKET + "9.20.0", TOMCAT + "9.0.117"),
        Framework.of("Wicket", "10.6.0", 17, "tomcat-jakarta", "wicket", "wicket-9")
            .with(LOGGING + "2.0.17", WICKET + "10.6.0", TOMCAT + "10.1.59"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("versions")
  void signInRefusalAndSignOut(Framework framework) {
    Application application = Application.start(framework);
    try (application) {
      Browser browser = application.browser("Alice");
      browser.get("/vault");
      signIn(browser, "alice", Visits.wrong("alice"));
      signIn(browser, "alice", Visits.right("alice"));
      assertThat(browser.get("/vault")).isNotEqualTo(200);
      assertThat(browser.get("/sign-out")).isEqualTo(200);
      assertThat(browser.get("/sign-out")).isEqualTo(200);
    }
    Story.assertTold(application, framework, "wicket.txt");
  }

  private static void signIn(Browser browser, String user, String password) {
    assertThat(browser.post("/sign-in", Map.of("user", user, "password", password))).isEqualTo(200);
  }
}
