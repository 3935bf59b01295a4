// SPDX-License-Identifier: Apache-2.0

package io.telltale.format;

import io.telltale.event.EventType;
import io.telltale.event.Outcome;
import io.telltale.event.Request;
import io.telltale.event.SecurityEvent;

/** Events whose texts an attacker chose. */
final class Hostile {

  static final long TIME = 1_700_000_000_123L;

  private Hostile() {}

  static SecurityEvent withUser(String user) {
    return SecurityEvent.builder(EventType.LOGIN_FAILURE, Outcome.FAILURE, TIME).user(user).build();
  }

  /** The same text wherever one can stand, and many own fields. */
  static SecurityEvent everywhere(EventType type, String text, int fields) {
    SecurityEvent.Builder event =
        SecurityEvent.builder(type, Outcome.FAILURE, TIME)
            .user(text)
            .reason(text)
            .errorType(text)
            .resource(text)
            .rows(Long.MAX_VALUE)
            .pointcut("p".repeat(64))
            .request(new Request(text, text, 403, text, "2" + text, text, "0123456789abcdef"));
    for (int i = 0; i < fields; i++) {
      event.field("f".repeat(60) + i, text).mechanism(text + i);
    }
    return event.build();
  }

  static Identity identity(String text) {
    return new Identity(text, text, text, 4_194_304);
  }
}
