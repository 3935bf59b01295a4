// SPDX-License-Identifier: Apache-2.0

package io.telltale.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.telltale.harness.EventFile;
import io.telltale.harness.Fixtures;
import io.telltale.harness.Jvm;
import io.telltale.harness.Jvms;
import io.telltale.harness.Ports;
import io.telltale.harness.SyslogEvent;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What an unmodified Tomcat says by the packs alone: no configuration, its own manager, and an
 * application of static pages behind FORM.
 */
@ParameterizedClass(name = "Tomcat {0}")
@MethodSource("releases")
class TomcatPackIT {

  private static final String CURIOUS = "Curious/1.0";
  private static final String BASIC = "Basic/1.0";
  private static final String POWERLESS = "Powerless/1.0";
  private static final String GUESSER = "Guesser/1.0";
  private static final String INVALIDATING = "Invalidating/1.0";
  private static final String LEAVING = "Leaving/1.0";
  private static final String FORGETFUL = "Forgetful/1.0";
  private static final String STAYING = "Staying/1.0";

  private static final String MANAGER = "../manager/html";
  private static final int GUESSES = 6;

  /** A Tomcat and the oldest Java that it is used on here. */
  record Release(String version, int java) {
    @Override
    public String toString() {
      return version + ", Java " + java;
    }
  }

  private static EventFile events = EventFile.create();
  private static String tomcatOutput = "";

  @Parameter Release release;

  static Stream<Release> releases() {
    return Stream.of(new Release("7", 8), new Release("10.1", 17), new Release("11", 21))
        .filter(release -> Jvms.find(release.java()).isPresent());
  }

  @BeforeParameterizedClassInvocation
  static void visit(Release release) {
    events = EventFile.create();
    Map<String, Path> webapps =
        Map.of(
            "forms", Fixtures.folder("form-login"),
            "manager", Tomcat.home(release.version()).resolve("webapps/manager"));
    Jvm jvm = Jvms.find(release.java()).orElseThrow();
    try (Tomcat tomcat =
        Tomcat.start(release.version(), jvm, "forms", webapps, events.agent().flag())) {
      useManager(tomcat);
      useForms(tomcat);
      await().untilAsserted(() -> assertThat(events.of("logout")).hasSize(3));
      tomcat.close();
      tomcatOutput = tomcat.allOutput();
    }
  }

  private static PayrollVisitor visitor(Tomcat tomcat, String userAgent) {
    return new PayrollVisitor(tomcat.address(), userAgent);
  }

  private static void useManager(Tomcat tomcat) {
    assertThat(visitor(tomcat, CURIOUS).get(MANAGER)).isEqualTo(401);

    PayrollVisitor operator = visitor(tomcat, BASIC);
    assertThat(operator.getWithBasic(MANAGER, Tomcat.OPERATOR, "wrong-1")).isEqualTo(401);
    assertThat(right(operator, MANAGER)).isEqualTo(200);
    assertThat(right(operator, MANAGER)).isEqualTo(200);

    PayrollVisitor clerk = visitor(tomcat, POWERLESS);
    assertThat(clerk.getWithBasic(MANAGER, Tomcat.CLERK, Tomcat.CLERK_PASSWORD)).isEqualTo(403);

    PayrollVisitor guesser = visitor(tomcat, GUESSER);
    for (int guess = 1; guess <= GUESSES; guess++) {
      assertThat(guesser.getWithBasic(MANAGER, Tomcat.OTHER_CLERK, "wrong-" + guess))
          .isEqualTo(401);
    }
  }

  private static int right(PayrollVisitor visitor, String page) {
    return visitor.getWithBasic(page, Tomcat.OPERATOR, Tomcat.OPERATOR_PASSWORD);
  }

  private static void useForms(Tomcat tomcat) {
    assertThat(visitor(tomcat, CURIOUS).get("members/index.html")).isEqualTo(200);

    PayrollVisitor invalidating = visitor(tomcat, INVALIDATING);
    invalidating.get("members/index.html");
    assertThat(fillIn(invalidating, "wrong-form")).isEqualTo(200);
    signIn(invalidating);
    assertThat(invalidating.get("members/invalidate.jsp")).isEqualTo(200);

    PayrollVisitor leaving = visitor(tomcat, LEAVING);
    leaving.get("members/index.html");
    signIn(leaving);
    assertThat(leaving.get("members/logout.jsp")).isEqualTo(200);

    PayrollVisitor forgetful = visitor(tomcat, FORGETFUL);
    forgetful.get("members/index.html");
    signIn(forgetful);
    assertThat(forgetful.get("members/brief.jsp")).isEqualTo(200);

    PayrollVisitor staying = visitor(tomcat, STAYING);
    staying.get("members/index.html");
    signIn(staying);
    assertThat(staying.get("members/index.html")).isEqualTo(200);
  }

  private static int fillIn(PayrollVisitor visitor, String password) {
    return visitor.post(
        "members/j_security_check", Map.of("j_username", Tomcat.OPERATOR, "j_password", password));
  }

  /** Tomcat sends the browser to the page that it wanted at first: 302 or 303. */
  private static void signIn(PayrollVisitor visitor) {
    assertThat(fillIn(visitor, Tomcat.OPERATOR_PASSWORD)).isBetween(302, 303);
    assertThat(visitor.get("members/index.html")).isEqualTo(200);
  }

  private static List<SyslogEvent> of(String userAgent) {
    return events.security().stream()
        .filter(event -> userAgent.equals(event.text("user_agent.original")))
        .toList();
  }

  private static void assertTypes(String userAgent, String... types) {
    assertThat(of(userAgent)).as(userAgent).extracting(SyslogEvent::type).containsExactly(types);
  }

  @Test
  void aQuestionForCredentialsIsNoEvent() {
    assertTypes(CURIOUS);
  }

  @Test
  void basicIsOneFailureAndOneSuccessHoweverManyRequests() {
    assertTypes(BASIC, "login_failure", "login_success");
    assertThat(of(BASIC))
        .allSatisfy(
            event -> {
              assertThat(event.text("user.name")).isEqualTo(Tomcat.OPERATOR);
              assertThat(event.texts("telltale.mechanisms")).containsExactly("tomcat");
              assertThat(event.text("url.path")).isEqualTo("/manager/html");
              assertThat(event.text("source.ip")).isEqualTo(Ports.LOOPBACK);
            });
  }

  @Test
  void whoHasNoRoleIsDeniedAfterSigningIn() {
    assertTypes(POWERLESS, "login_success", "access_denied");
    assertThat(of(POWERLESS))
        .extracting(event -> event.text("user.name"))
        .containsOnly(Tomcat.CLERK);
    assertThat(of(POWERLESS).get(1).text("event.reason")).isEqualTo("not_authorized");
  }

  @Test
  void fiveWrongPasswordsLock() {
    assertTypes(GUESSER, Collections.nCopies(GUESSES, "login_failure").toArray(String[]::new));
    assertThat(of(GUESSER))
        .extracting(event -> event.text("user.name"))
        .containsOnly(Tomcat.OTHER_CLERK);
    assertThat(of(GUESSER).subList(0, 4))
        .extracting(event -> event.text("event.reason"))
        .doesNotContain("locked");
    assertThat(of(GUESSER).get(GUESSES - 1).text("event.reason")).isEqualTo("locked");
  }

  @Test
  void formsAreOneFailureAndOneSuccess() {
    assertTypes(INVALIDATING, "login_failure", "login_success", "logout");
    assertThat(of(INVALIDATING))
        .extracting(event -> event.text("user.name"))
        .containsOnly(Tomcat.OPERATOR);
    assertThat(of(INVALIDATING).subList(0, 2))
        .extracting(event -> event.text("url.path"))
        .containsOnly("/forms/members/j_security_check");
  }

  @Test
  void aSignOutSaysHow() {
    assertThat(of(INVALIDATING).get(2).text("event.reason")).isEqualTo("session_invalidated");
    assertTypes(LEAVING, "login_success", "logout");
    assertThat(of(LEAVING).get(1).text("user.name")).isEqualTo(Tomcat.OPERATOR);
  }

  /** Outside of any request, hence without a visitor. */
  @Test
  void aSessionThatRunsOutIsOneSignOut() {
    assertTypes(FORGETFUL, "login_success");
    assertThat(events.of("logout"))
        .filteredOn(event -> event.text("user_agent.original") == null)
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.text("user.name")).isEqualTo(Tomcat.OPERATOR);
              assertThat(event.text("event.reason")).isEqualTo("session_expired");
            });
  }

  @Test
  void stoppingTomcatSignsNobodyOut() {
    assertTypes(STAYING, "login_success");
    assertThat(events.of("logout")).hasSize(3);
  }

  @Test
  void nothingElseIsToldAndNoPassword() {
    assertThat(events.security()).hasSize(GUESSES + 12);
    assertThat(events.text())
        .doesNotContain("wrong-", Tomcat.OPERATOR_PASSWORD, Tomcat.CLERK_PASSWORD);
    assertThat(tomcatOutput).doesNotContain("telltale: pointcut", "SEVERE");
  }
}
