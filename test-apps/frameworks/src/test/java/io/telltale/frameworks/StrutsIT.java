// SPDX-License-Identifier: Apache-2.0

package io.telltale.frameworks;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.harness.Application;
import io.telltale.harness.Browser;
import io.telltale.harness.Framework;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StrutsIT {

  private static final String STRUTS = "org.apache.struts:struts2-core:";
  private static final String TOMCAT = "org.apache.tomcat.embed:tomcat-embed-core:";

  /** Struts' configuration names classes that need JSP, whoever has no such pages. */
  static Stream<Framework> versions() {
    return Stream.of(
        Framework.of("Struts", "2.3.37", 8, "tomcat-javax", "struts-javax")
            .with(
                STRUTS + "2.3.37",
                TOMCAT + "9.0.117",
                "javax.servlet.jsp:javax.servlet.jsp-api:2.3.3"),
        Framework.of("Struts", "6.7.0", 8, "tomcat-javax", "struts-javax")
            .with(
                STRUTS + "6.7.0",
                TOMCAT + "9.0.117",
                "javax.servlet.jsp:javax.servlet.jsp-api:2.3.3"),
        Framework.of("Struts", "7.0.3", 17, "tomcat-jakarta", "struts-jakarta")
            .with(
                STRUTS + "7.0.3",
                TOMCAT + "10.1.59",
                "jakarta.servlet.jsp:jakarta.servlet.jsp-api:3.1.1"));
  }

  /** The vault is the container's to protect, the board is not. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("versions")
  void roles(Framework framework) {
    Application application = Application.start(framework);
    try (application) {
      assertThat(application.browser("Nobody").get("/open.action")).isEqualTo(200);
      assertThat(application.browser("Nobody").get("/board.action")).isEqualTo(403);
      Browser alice = application.browser("Alice").basic("alice", Visits.right("alice"));
      assertThat(alice.get("/vault.action")).isEqualTo(200);
      Browser bob = application.browser("Bob").basic("bob", Visits.right("bob"));
      assertThat(bob.get("/vault.action")).isEqualTo(403);
    }
    Story.assertTold(application, framework, "struts.txt");
  }
}
