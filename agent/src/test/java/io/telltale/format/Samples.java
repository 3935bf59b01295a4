// SPDX-License-Identifier: Apache-2.0

package io.telltale.format;

import io.telltale.config.Layout;
import io.telltale.event.EventType;
import io.telltale.event.Outcome;
import io.telltale.event.Request;
import io.telltale.event.SecurityEvent;
import io.telltale.seal.SealSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An event of each type as it may come, in any format. */
final class Samples {

  static final Identity IDENTITY = new Identity("payroll", "production", "app01", 4711);
  static final long TIME = 1_795_476_600_123L;

  private Samples() {}

  static List<EventType> types() {
    List<EventType> types = new ArrayList<>(EventType.builtIn());
    types.addAll(EventType.own());
    types.add(EventType.named("loan_approved"));
    return types;
  }

  static SecurityEvent event(EventType type) {
    Outcome outcome = type.fixedOutcome() != null ? type.fixedOutcome() : Outcome.SUCCESS;
    if (type.isOwn()) {
      return own(type);
    }
    SecurityEvent.Builder event =
        SecurityEvent.builder(type, outcome, TIME)
            .user("alice")
            .pointcut("payroll-" + type.group().replace('_', '-'))
            .mechanism("payroll-" + type.group().replace('_', '-'))
            .request(
                new Request(
                    "POST",
                    "/payroll/app",
                    outcome == Outcome.FAILURE ? 403 : Request.NO_STATUS,
                    "203.0.113.9",
                    "10.0.0.1",
                    "Mozilla/5.0",
                    "5f0c1a2b3c4d5e6f"));
    if (outcome == Outcome.FAILURE) {
      event.reason("refused").errorType("com.acme.RefusedException").userHash("1:9f86d081884c7d65");
    }
    if (type.equals(EventType.DATA_EXPORT)) {
      event
          .resource("salaries.csv")
          .rows(1_200)
          .volume("bytes", 88_400L)
          .volume("format", "csv")
          .volume("file", "salaries.csv")
          .scope("job", "month-end")
          .heuristic(true);
    }
    if (type.equals(EventType.PRIVILEGE_ESCALATION)) {
      event.resource("admin").field("old_role", "clerk").field("new_role", "admin");
    }
    return event.build();
  }

  private static SecurityEvent own(EventType type) {
    SecurityEvent.Builder event = SecurityEvent.builder(type, Outcome.UNKNOWN, TIME);
    if (type.equals(EventType.ALERT)) {
      return event
          .user("alice")
          .field("rule.id", "TT001")
          .field("rule.name", "Brute force from one address")
          .field("threat.technique.id", "T1110.001")
          .field("severity", "high")
          .field("count", 11L)
          .field("evidence", "Zk3q1xY7b0aW.2f Zk3q1xY7b0aW.2g")
          .request(
              new Request(null, null, Request.NO_STATUS, "203.0.113.9", "203.0.113.9", null, null))
          .build();
    }
    if (type.equals(EventType.CONFIG_REJECTED)) {
      return event.reason("telltale.yaml:3:5: unknown key 'targt'").build();
    }
    return event.field("events", 42L).field("dropped", 0L).build();
  }

  /** All types in a format, sealed, each by its type. */
  static Map<EventType, String> messages(Layout layout) {
    try {
      EventStream stream =
          EventStream.sealed(
              layout,
              IDENTITY,
              EventStream.MOST_BYTES,
              new SealSettings(15_000, 0, null),
              NoDrops.INSTANCE);
      Map<EventType, String> messages = new LinkedHashMap<>();
      for (EventType type : types()) {
        List<byte[]> sent = new ArrayList<>();
        stream.add(event(type), (message, of) -> sent.add(message));
        messages.put(type, new String(sent.get(sent.size() - 1), StandardCharsets.UTF_8));
      }
      return messages;
    } catch (IOException | GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** What stands behind the header. */
  static String payload(String message) {
    return message.replaceFirst("^.*? (?:- (?=CEF|LEEF)|\\[timeQuality tzKnown=\"1\"\\] ?)", "");
  }
}
