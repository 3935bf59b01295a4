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

class PicketLinkIT {

  private static final String TOMCAT = "org.apache.tomcat.embed:tomcat-embed-core:9.0.117";
  private static final String CONTAINER = "org.jboss.weld.servlet:weld-servlet-core:2.4.8.Final";

  /** Its model has annotations of it. */
  private static final String PERSISTENCE =
      "org.hibernate.javax.persistence:hibernate-jpa-2.0-api:1.0.1.Final";

  static Stream<Framework> versions() {
    return Stream.of(picketLink("2.5.2.Final"), picketLink("2.7.1.Final"));
  }

  private static Framework picketLink(String version) {
    return Framework.of("PicketLink", version, 8, "tomcat-javax", "picketlink")
        .with("org.picketlink:picketlink-impl:" + version, PERSISTENCE, CONTAINER, TOMCAT);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("versions")
  void signInPasswordAndSignOut(Framework framework) {
    Application application = Application.start(framework);
    try (application) {
      Browser browser = application.browser("Alice");
      signIn(browser, Visits.wrong("alice"), "FAILED");
      signIn(browser, Visits.right("alice"), "SUCCESS");
      assertThat(browser.post("/password", Map.of("password", "alice-other-pw"))).isEqualTo(200);
      assertThat(browser.get("/out")).isEqualTo(200);
    }
    Story.assertTold(application, framework, "picketlink.txt");
  }

  private static void signIn(Browser browser, String password, String outcome) {
    browser.post("/sign-in", Map.of("user", "alice", "password", password));
    assertThat(browser.body()).contains(outcome);
  }
}
