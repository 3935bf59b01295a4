// SPDX-License-Identifier: Apache-2.0

package io.telltale.frameworks;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.harness.Application;
import io.telltale.harness.Browser;
import io.telltale.harness.Framework;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sign-in by a ticket, as browsers have it in a Windows domain. */
class KerberosIT {

  private static final String TOMCAT = "org.apache.tomcat.embed:tomcat-embed-core:";

  static Stream<Framework> tomcat() {
    return Stream.of(
        Framework.of("SPNEGO in Tomcat", "9.0.117", 8, "tomcat-javax", "spnego-javax")
            .with(TOMCAT + "9.0.117"),
        Framework.of("SPNEGO in Tomcat", "10.1.59", 21, "tomcat-jakarta", "spnego-jakarta")
            .with(TOMCAT + "10.1.59"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tomcat")
  void tickets(Framework framework) {
    try (KerberosServer kerberos = new KerberosServer()) {
      Application application = Application.start(framework, kerberos.flags());
      try (application) {
        assertThat(application.browser("Nobody").get("/page.txt")).isEqualTo(401);
        String token = application.secret(kerberos.token("alice"));
        assertThat(ask(application, "Alice", token)).isEqualTo(200);
        assertThat(ask(application, "Alice", application.secret(kerberos.token("alice"))))
            .isEqualTo(200);
        assertThat(ask(application, "Replay", token)).isEqualTo(401);
        assertThat(ask(application, "Bob", application.secret(kerberos.token("bob"))))
            .isEqualTo(401);
        assertThat(ask(application, "Nonsense", "bm8tdGlja2V0LWF0LWFsbA==")).isEqualTo(401);
      }
      Story.assertTold(application, framework, "spnego.txt");
    }
  }

  private static int ask(Application application, String visitor, String token) {
    Browser browser = application.browser(visitor).header("Authorization", "Negotiate " + token);
    return browser.get("/page.txt");
  }
}
