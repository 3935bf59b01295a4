// SPDX-License-Identifier: Apache-2.0

package io.telltale.redact;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.config.Privacy;
import io.telltale.event.EventType;
import io.telltale.event.Outcome;
import io.telltale.event.Request;
import io.telltale.event.SecurityEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactorTest {

  private static final String ID = "8B2E51C0FFEE";

  private final Redactor redactor = new Redactor(Privacy.standard());

  private static SecurityEvent event(String path, String session) {
    return SecurityEvent.builder(EventType.LOGIN_SUCCESS, Outcome.SUCCESS, 1_700_000_000_000L)
        .user("bob")
        .pointcut("login")
        .mechanism("dao")
        .field("tenant", "acme")
        .rows(3)
        .repeatWindow(5)
        .request(new Request("POST", path, 200, "203.0.113.9", "10.0.0.1", "curl/8", session))
        .build();
  }

  private static String sessionOf(SecurityEvent event) {
    return event.request().session();
  }

  @Test
  void makesAHashOfTheSessionThatIsTheSameForTheSameId() {
    String hash = sessionOf(redactor.redact(event("/", ID)));

    assertThat(hash).matches("[0-9a-f]{16}");
    assertThat(sessionOf(redactor.redact(event("/other", ID)))).isEqualTo(hash);
    assertThat(sessionOf(redactor.redact(event("/", ID + "1")))).isNotEqualTo(hash);
  }

  @Test
  void makesAnotherHashInEveryProcess() {
    assertThat(sessionOf(new Redactor(Privacy.standard()).redact(event("/", ID))))
        .isNotEqualTo(sessionOf(redactor.redact(event("/", ID))));
  }

  @Test
  void leavesWhatIsNoSecretAsItIs() {
    SecurityEvent redacted = redactor.redact(event("/a", null));

    assertThat(redacted)
        .usingRecursiveComparison()
        .withStrictTypeChecking()
        .isEqualTo(event("/a", null));
  }

  @Test
  void leavesAnEventOutsideOfRequestsAsItIs() {
    SecurityEvent event =
        SecurityEvent.builder(EventType.AGENT_STARTED, Outcome.UNKNOWN, 1).build();

    assertThat(redactor.redact(event)).usingRecursiveComparison().isEqualTo(event);
  }

  @ParameterizedTest
  @CsvSource({
    "/app/login, /app/login",
    "/app/login?password=x, /app/login",
    "/app/login;jsessionid=8B2E, /app/login",
    "/app;v=1/login;jsessionid=8B2E?x;y/z, /app/login",
    "/app;jsessionid=8B2E/, /app/",
    ";jsessionid=8B2E, ''",
    "?a;b, ''",
    "/a;b=c;d=e/f, /a/f",
    "/a?b/c;d/e, /a"
  })
  void takesParametersOutOfThePath(String path, String kept) {
    assertThat(redactor.redact(event(path, null)).request().path()).isEqualTo(kept);
  }
}
