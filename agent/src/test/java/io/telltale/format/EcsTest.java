// SPDX-License-Identifier: Apache-2.0

package io.telltale.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.event.EventType;
import io.telltale.event.Outcome;
import io.telltale.event.Request;
import io.telltale.event.SecurityEvent;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EcsTest {

  private static final int MOST = EventStream.MOST_BYTES;

  private static final Identity IDENTITY = new Identity("payroll", "demo", "app01", 4711);

  private Message message(SecurityEvent event) throws IOException {
    return Message.of(Plain.of(IDENTITY, MOST, event));
  }

  @Test
  void saysWhoWhatWhenWhereFromAndHowItEnded() throws IOException {
    SecurityEvent event =
        SecurityEvent.builder(EventType.LOGIN_FAILURE, Outcome.FAILURE, 1_795_476_600_123L)
            .user("mallory")
            .reason("bad_credentials")
            .errorType("com.acme.LoginException")
            .pointcut("payroll-login")
            .mechanism("payroll-login")
            .mechanism("jaas")
            .resource("report.csv")
            .rows(3)
            .field("tenant", "acme")
            .field("order.id", 17L)
            .field("vip", true)
            .request(
                new Request(
                    "POST", "/payroll/login", 401, "203.0.113.9", "10.0.0.1", "curl/8", "00ff"))
            .build();

    Message message = message(event);

    assertThat(message.priority()).isEqualTo(84);
    assertThat(message.time()).isEqualTo("2026-11-23T23:30:00.123Z");
    assertThat(message.host()).isEqualTo("app01");
    assertThat(message.app()).isEqualTo("payroll");
    assertThat(message.process()).isEqualTo("4711");
    assertThat(message.id()).isEqualTo("login_failure");
    assertThat(message.json()).isEqualTo(asEcs());
  }

  private static Map<String, Object> asEcs() {
    return Map.ofEntries(
        Map.entry("@timestamp", "2026-11-23T23:30:00.123Z"),
        Map.entry("ecs", Map.of("version", "9.4.0")),
        Map.entry(
            "event",
            Map.of(
                "kind", "event",
                "code", "login_failure",
                "action", "login",
                "category", List.of("authentication"),
                "type", List.of("start"),
                "outcome", "failure",
                "reason", "bad_credentials",
                "severity", 4L,
                "module", "telltale")),
        Map.entry("user", Map.of("name", "mallory")),
        Map.entry("error", Map.of("type", "com.acme.LoginException")),
        Map.entry("source", Map.of("ip", "203.0.113.9", "nat", Map.of("ip", "10.0.0.1"))),
        Map.entry("client", Map.of("ip", "203.0.113.9")),
        Map.entry("user_agent", Map.of("original", "curl/8")),
        Map.entry("url", Map.of("path", "/payroll/login")),
        Map.entry(
            "http",
            Map.of(
                "request", Map.of("method", "POST"),
                "response", Map.of("status_code", 401L))),
        Map.entry("service", Map.of("name", "payroll", "environment", "demo")),
        Map.entry("host", Map.of("name", "app01")),
        Map.entry("process", Map.of("pid", 4711L)),
        Map.entry(
            "labels",
            Map.of("session_hash", "00ff", "tenant", "acme", "order_id", "17", "vip", "true")),
        Map.entry(
            "telltale",
            Map.of(
                "pointcut",
                "payroll-login",
                "mechanisms",
                List.of("payroll-login", "jaas"),
                "resource",
                "report.csv",
                "export",
                Map.of("rows", 3L))));
  }

  static Stream<EventType> types() {
    return Stream.concat(
        EventType.builtIn().stream(),
        Stream.of(
            EventType.AGENT_STARTED,
            EventType.AGENT_STOPPED,
            EventType.CONFIG_REJECTED,
            EventType.EVENTS_DROPPED,
            EventType.named("loan_approved")));
  }

  @ParameterizedTest
  @MethodSource("types")
  void namesEveryTypeInHeaderAndText(EventType type) throws IOException {
    for (Outcome outcome : Outcome.values()) {
      Message message = message(SecurityEvent.builder(type, outcome, Hostile.TIME).build());

      assertThat(message.priority()).isEqualTo(80 + type.severity(outcome));
      assertThat(message.id()).isEqualTo(type.name());
      assertThat(message.at("event.code")).isEqualTo(type.name());
      assertThat(message.at("event.action")).asString().matches("[a-z-]+");
      assertThat(message.at("event.severity")).isEqualTo((long) type.severity(outcome));
      assertThat(message.at("event.outcome"))
          .isEqualTo(outcome == Outcome.UNKNOWN ? null : outcome.word());
      assertThat(message.at("event.category")).isNotEqualTo(List.of());
      assertThat(message.at("user")).isNull();
      assertThat(message.at("labels")).isNull();
    }
  }

  /** A receiver that is strict about JSON refuses an object with a name twice. */
  @Test
  void hasNoNameTwice() throws IOException {
    Request request = new Request(null, null, Request.NO_STATUS, null, null, null, "00ff");
    SecurityEvent event =
        SecurityEvent.builder(EventType.LOGOUT, Outcome.SUCCESS, Hostile.TIME)
            .request(request)
            .field("a.b", "first")
            .field("a_b", "second")
            .field("session_hash", "made up")
            .build();

    assertThat(message(event).at("labels"))
        .isEqualTo(Map.of("session_hash", "00ff", "a_b", "first"));
  }

  @Test
  void writesTheNilValueForWhatIsUnknown() throws IOException {
    Identity nobody = new Identity("", null, "", -1);

    Message message = Message.of(Plain.of(nobody, MOST, Hostile.withUser("x")));

    assertThat(message.host()).isEqualTo("-");
    assertThat(message.app()).isEqualTo("-");
    assertThat(message.process()).isEqualTo("-");
    assertThat(message.at("process")).isNull();
  }

  @Test
  void keepsTheHeaderPrintableWhateverTheServiceIsCalled() throws IOException {
    for (String name : Arrays.asList("a b\nc", "Löhne & Gehälter", "\ud83d", "x".repeat(300))) {
      Identity identity = new Identity(name, name, name, 1);

      Message message = Message.of(Plain.of(identity, MOST, Hostile.withUser("x")));

      assertThat(message.app()).hasSizeLessThanOrEqualTo(48);
      assertThat(message.at("service.name")).isNotNull();
    }
  }
}
