// SPDX-License-Identifier: Apache-2.0

package io.telltale.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.telltale.event.Outcome;
import io.telltale.event.Request;
import io.telltale.event.SecurityEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Events as ECS 9.4 in JSON, nested. */
final class EcsFormat {

  private static final String VERSION = "9.4.0";

  private final JsonFactory json = new JsonFactory();
  private final Identity identity;

  EcsFormat(Identity identity) {
    this.identity = identity;
    json.setCharacterEscapes(new HarmlessEscapes());
    // Else one emoji is twelve bytes of escapes.
    json.enable(JsonGenerator.Feature.COMBINE_UNICODE_SURROGATES_IN_UTF8);
  }

  /**
   * Writes one object.
   *
   * @param time the event's, as RFC 3339 in UTC
   * @param shortener cuts long texts
   */
  void write(SecurityEvent event, String time, Shortener shortener, OutputStream out)
      throws IOException {
    try (JsonGenerator to = json.createGenerator(out)) {
      to.writeStartObject();
      to.writeStringField("@timestamp", time);
      object(to, "ecs", "version", VERSION);
      writeEvent(event, shortener, to);
      writeUser(event, shortener, to);
      object(to, "error", "type", shortener.cut(event.errorType()));
      writeRequest(event.request(), shortener, to);
      writeIdentity(shortener, to);
      writeLabels(event, shortener, to);
      writeOwn(event, shortener, to);
      to.writeEndObject();
    }
  }

  private static void writeEvent(SecurityEvent event, Shortener shortener, JsonGenerator to)
      throws IOException {
    EcsClass ecs = EcsClass.of(event.type());
    to.writeObjectFieldStart("event");
    to.writeStringField("kind", "event");
    to.writeStringField("code", event.type().name());
    to.writeStringField("action", ecs.action);
    array(to, "category", ecs.categories);
    array(to, "type", ecs.types);
    if (event.outcome() != Outcome.UNKNOWN) {
      to.writeStringField("outcome", event.outcome().word());
    }
    field(to, "reason", shortener.cut(event.reason()));
    to.writeNumberField("severity", event.type().severity(event.outcome()));
    to.writeStringField("module", "telltale");
    to.writeEndObject();
  }

  private static void writeUser(SecurityEvent event, Shortener shortener, JsonGenerator to)
      throws IOException {
    if (event.user() != null || event.userHash() != null) {
      to.writeObjectFieldStart("user");
      field(to, "name", shortener.cut(event.user()));
      field(to, "hash", event.userHash());
      to.writeEndObject();
    }
  }

  private static void writeRequest(@Nullable Request request, Shortener shortener, JsonGenerator to)
      throws IOException {
    if (request == null) {
      return;
    }
    String source = shortener.address(request.source());
    String peer = shortener.address(request.peer());
    if (source != null) {
      to.writeObjectFieldStart("source");
      to.writeStringField("ip", source);
      if (peer != null && !peer.equals(source)) {
        object(to, "nat", "ip", peer);
      }
      to.writeEndObject();
      object(to, "client", "ip", source);
    }
    object(to, "user_agent", "original", shortener.cut(request.userAgent()));
    object(to, "url", "path", shortener.cut(request.path()));
    String method = shortener.cut(request.method());
    boolean status = request.status() != Request.NO_STATUS;
    if (method != null || status) {
      to.writeObjectFieldStart("http");
      object(to, "request", "method", method);
      if (status) {
        to.writeObjectFieldStart("response");
        to.writeNumberField("status_code", request.status());
        to.writeEndObject();
      }
      to.writeEndObject();
    }
  }

  private void writeIdentity(Shortener shortener, JsonGenerator to) throws IOException {
    to.writeObjectFieldStart("service");
    field(to, "name", shortener.cut(identity.service()));
    field(to, "environment", shortener.cut(identity.environment()));
    to.writeEndObject();
    object(to, "host", "name", shortener.cut(identity.host()));
    if (identity.pid() >= 0) {
      to.writeObjectFieldStart("process");
      to.writeNumberField("pid", identity.pid());
      to.writeEndObject();
    }
  }

  private static void writeLabels(SecurityEvent event, Shortener shortener, JsonGenerator to)
      throws IOException {
    Request request = event.request();
    String session = request == null ? null : request.session();
    if (event.fields().isEmpty() && session == null) {
      return;
    }
    Map<String, Object> labels = new LinkedHashMap<>();
    if (session != null) {
      labels.put("session_hash", session);
    }
    for (Map.Entry<String, Object> entry : event.fields().entrySet()) {
      // A dot would make an object of it where another event has a value (ECS: labels are flat).
      labels.putIfAbsent(entry.getKey().replace('.', '_'), entry.getValue());
    }
    to.writeObjectFieldStart("labels");
    for (Map.Entry<String, Object> entry : labels.entrySet()) {
      Object value = entry.getValue();
      to.writeFieldName(entry.getKey());
      if (value instanceof Long) {
        to.writeNumber((Long) value);
      } else if (value instanceof Boolean) {
        to.writeBoolean((Boolean) value);
      } else {
        to.writeString(shortener.cut(value.toString()));
      }
    }
    to.writeEndObject();
  }

  private static void writeOwn(SecurityEvent event, Shortener shortener, JsonGenerator to)
      throws IOException {
    if (event.pointcut() == null && !shortener.hasCut()) {
      return;
    }
    to.writeObjectFieldStart("telltale");
    field(to, "pointcut", event.pointcut());
    List<String> mechanisms = new ArrayList<>();
    for (String mechanism : event.mechanisms()) {
      mechanisms.add(String.valueOf(shortener.cut(mechanism)));
    }
    array(to, "mechanisms", mechanisms);
    field(to, "resource", shortener.cut(event.resource()));
    if (event.rows() >= 0) {
      to.writeObjectFieldStart("export");
      to.writeNumberField("rows", event.rows());
      to.writeEndObject();
    }
    if (shortener.hasCut()) {
      to.writeBooleanField("truncated", true);
    }
    to.writeEndObject();
  }

  private static void field(JsonGenerator to, String name, @Nullable String value)
      throws IOException {
    if (value != null) {
      to.writeStringField(name, value);
    }
  }

  private static void object(JsonGenerator to, String name, String inner, @Nullable String value)
      throws IOException {
    if (value != null) {
      to.writeObjectFieldStart(name);
      to.writeStringField(inner, value);
      to.writeEndObject();
    }
  }

  private static void array(JsonGenerator to, String name, List<String> values) throws IOException {
    if (!values.isEmpty()) {
      to.writeArrayFieldStart(name);
      for (String value : values) {
        to.writeString(value);
      }
      to.writeEndArray();
    }
  }
}
