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

class CasIT {

  static Stream<Framework> clients() {
    return Stream.of(
        jasig("3.1.12"),
        jasig("3.6.4"),
        Framework.of("CAS client", "4.0.4", 17, "tomcat-jakarta", "cas", "cas-jakarta")
            .with(
                "org.apereo.cas.client:cas-client-core:4.0.4",
                "org.apache.tomcat.embed:tomcat-embed-core:10.1.59"));
  }

  private static Framework jasig(String version) {
    return Framework.of("CAS client", version, 8, "tomcat-javax", "cas", "cas-javax")
        .with(
            "org.jasig.cas.client:cas-client-core:" + version,
            "commons-logging:commons-logging:1.2",
            "org.apache.tomcat.embed:tomcat-embed-core:9.0.117");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("clients")
  void ticketsAndSingleSignOut(Framework framework) {
    Application application = Application.start(framework);
    try (application) {
      Browser visitor = application.browser("Visitor");
      assertThat(visitor.get("/page")).isEqualTo(302);
      assertThat(visitor.location()).contains("/cas/login");
      application.browser("Forger").get("/page?ticket=" + application.secret("ST-2-forged"));

      Browser alice = application.browser("Alice");
      assertThat(alice.get("/page?ticket=" + application.secret("ST-1-alice"))).isEqualTo(302);
      assertThat(alice.get("/page")).isEqualTo(200);
      assertThat(alice.body()).contains("page for alice");
      assertThat(alice.get("/logout")).isEqualTo(200);

      Browser bob = application.browser("Bob");
      assertThat(bob.get("/page?ticket=" + application.secret("ST-1-bob"))).isEqualTo(302);
      Browser server = application.browser("CAS server");
      server.post("/page", Map.of("logoutRequest", logoutRequest("ST-1-bob")));
      assertThat(bob.get("/page")).isEqualTo(302);
    }
    String error =
        framework.version().startsWith("4") ? "org.apereo.cas.client" : "org.jasig.cas.client";
    String byTicket =
        " labels.session_hash=#1 telltale.mechanisms=cas telltale.pointcut=cas-ticket";
    String logout =
        " event.outcome=success event.reason=session_invalidated telltale.mechanisms=cas"
            + " telltale.pointcut=cas-session-invalidated user.name=";
    assertThat(application.told("Visitor")).isEmpty();
    assertThat(application.told("Forger"))
        .containsExactly(
            "login_failure GET /page error.type="
                + error
                + ".validation.TicketValidationException event.outcome=failure"
                + " event.reason=invalid_token"
                + byTicket);
    assertThat(application.told("Alice"))
        .containsExactly(
            "login_success GET /page event.outcome=success" + byTicket + " user.name=alice",
            "logout GET /logout" + logout + "alice");
    assertThat(application.told("Bob"))
        .containsExactly(
            "login_success GET /page event.outcome=success" + byTicket + " user.name=bob");
    assertThat(application.told("CAS server"))
        .containsExactly("logout POST /page" + logout + "bob");
    assertThat(application.toldOfNobody()).isEmpty();
  }

  private static String logoutRequest(String ticket) {
    return "<samlp:LogoutRequest xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\" ID=\"1\""
        + " Version=\"2.0\"><samlp:SessionIndex>"
        + ticket
        + "</samlp:SessionIndex></samlp:LogoutRequest>";
  }

  static Stream<Framework> auditTrails() {
    return Stream.of(
        Framework.of("Inspektr (CAS server's audit trail)", "1.0.7.GA", 8, "cas-server-jasig")
            .with("com.github.inspektr:inspektr-audit:1.0.7.GA"),
        Framework.of("Inspektr (CAS server's audit trail)", "2.0.6", 21, "cas-server-apereo")
            .with("org.apereo.inspektr:inspektr-audit:2.0.6"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("auditTrails")
  void auditTrail(Framework framework) {
    Application application = Application.start(framework);
    application.close();
    assertThat(application.toldOfNobody())
        .containsExactly(
            "login_failure event.outcome=failure event.reason=bad_credentials"
                + " telltale.mechanisms=inspektr telltale.pointcut=cas-server-login"
                + " user.name=alice",
            "login_success event.outcome=success telltale.mechanisms=inspektr"
                + " telltale.pointcut=cas-server-login user.name=alice",
            "logout event.outcome=success telltale.mechanisms=inspektr"
                + " telltale.pointcut=cas-server-logout user.name=alice");
  }
}
