// SPDX-License-Identifier: Apache-2.0

package io.telltale.secrets;

import io.telltale.event.EventType;
import io.telltale.event.Outcome;
import io.telltale.event.Request;
import io.telltale.event.SecurityEvent;
import java.util.List;

/** Where text that somebody else chose enters an event. */
enum Place {
  USER("user") {
    @Override
    void put(SecurityEvent.Builder event, String text) {
      event.user(text);
    }
  },
  REASON("reason") {
    @Override
    void put(SecurityEvent.Builder event, String text) {
      event.reason(text);
    }
  },
  ERROR("class of an exception") {
    @Override
    void put(SecurityEvent.Builder event, String text) {
      event.errorType(text);
    }
  },
  RESOURCE("resource") {
    @Override
    void put(SecurityEvent.Builder event, String text) {
      event.resource(text);
    }
  },
  FIELD("field") {
    @Override
    void put(SecurityEvent.Builder event, String text) {
      event.field("referrer", text);
    }
  },
  LIST("list in a field") {
    @Override
    void put(SecurityEvent.Builder event, String text) {
      event.field("roles", List.of("clerk", text, 3L));
    }
  },
  FILE("file name") {
    @Override
    void put(SecurityEvent.Builder event, String text) {
      event.volume("file", text);
    }
  },
  DESTINATION("destination") {
    @Override
    void put(SecurityEvent.Builder event, String text) {
      event.volume("destination", text);
    }
  },
  STATEMENT("statement") {
    @Override
    void put(SecurityEvent.Builder event, String text) {
      event.volume("statement", text);
    }
  },
  SCOPE("name of a scope") {
    @Override
    void put(SecurityEvent.Builder event, String text) {
      event.scope("job", text);
    }
  },
  METHOD("method of a request") {
    @Override
    Request request(String text) {
      return new Request(text, "/", 200, "192.0.2.1", "192.0.2.1", null, null);
    }
  },
  PATH("path") {
    @Override
    Request request(String text) {
      return new Request("GET", "/a/" + text, 200, "192.0.2.1", "192.0.2.1", null, null);
    }
  },
  SOURCE("address of the client") {
    @Override
    Request request(String text) {
      return new Request("GET", "/", 200, text, "192.0.2.1", null, null);
    }
  },
  PEER("address of a proxy") {
    @Override
    Request request(String text) {
      return new Request("GET", "/", 200, "192.0.2.1", text, null, null);
    }
  },
  USER_AGENT("user agent") {
    @Override
    Request request(String text) {
      return new Request("GET", "/", 200, "192.0.2.1", "192.0.2.1", "curl/8 " + text, null);
    }
  },
  SESSION("session") {
    @Override
    Request request(String text) {
      return new Request("GET", "/", 200, "192.0.2.1", "192.0.2.1", null, text);
    }
  };

  /** In the documentation. */
  final String words;

  Place(String words) {
    this.words = words;
  }

  void put(SecurityEvent.Builder event, String text) {
    event.request(request(text));
  }

  Request request(String text) {
    return Request.UNKNOWN;
  }

  SecurityEvent event(String text) {
    SecurityEvent.Builder event =
        SecurityEvent.builder(EventType.DATA_EXPORT, Outcome.SUCCESS, 1_795_476_600_123L)
            .pointcut("export");
    put(event, text);
    return event.build();
  }
}
