// SPDX-License-Identifier: Apache-2.0

package io.telltale.capture;

import io.telltale.event.Request;
import io.telltale.event.SecurityEvent;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes events of drafts, or hands these to the calls that will tell them. */
final class Telling {

  private final EventSink sink;

  Telling(EventSink sink) {
    this.sink = sink;
  }

  void tell(Draft draft, @Nullable Frame outer, @Nullable RequestScope request) {
    if (outer != null) {
      outer.absorb(draft);
    } else {
      emit(draft, request, false);
    }
  }

  /** Tells what a call gathered, once. */
  void gathered(Frame frame, @Nullable RequestScope request) {
    if (frame.closed) {
      return;
    }
    Frame outer = frame.outer();
    Draft draft = frame.gathered();
    if (draft != null) {
      tell(draft, outer, request);
    } else if (outer != null) {
      outer.absorb(frame);
    }
  }

  /** Tells what the calls under way gathered of that kind. */
  void close(String kind, ThreadState state) {
    state.reading = true;
    try {
      for (Frame frame = state.top; frame != null; frame = frame.parent) {
        if (kind.equals(frame.rule.gathers)) {
          gathered(frame, state.request);
          frame.closed = true;
        }
      }
    } finally {
      state.reading = false;
    }
  }

  void emit(Draft draft, @Nullable RequestScope scope, boolean requestEnded) {
    Request request = scope == null ? null : scope.facts(requestEnded);
    request = draft.session == null ? request : Request.inSession(request, draft.session);
    SecurityEvent.Builder builder =
        SecurityEvent.builder(draft.type, draft.outcome, System.currentTimeMillis())
            .user(user(draft, scope))
            .reason(draft.reason)
            .errorType(draft.errorType)
            .resource(draft.resource)
            .rows(draft.rows)
            .pointcut(draft.rule.rule.id)
            .request(request)
            .repeatWindow(draft.repeatWindow);
    for (String mechanism : draft.mechanisms) {
      builder.mechanism(mechanism);
    }
    for (Map.Entry<String, Object> field : draft.fields.entrySet()) {
      builder.field(field.getKey(), field.getValue());
    }
    SecurityEvent event = builder.build();
    if (scope != null) {
      scope.reported(event);
    }
    sink.offer(event);
  }

  /** Whoever is signed in has done it; but not the sign-in of somebody else. */
  private static @Nullable String user(Draft draft, @Nullable RequestScope scope) {
    boolean signIn = "login".equals(draft.type.group());
    return draft.user != null || signIn || scope == null ? draft.user : scope.user();
  }
}
