// SPDX-License-Identifier: Apache-2.0

package io.telltale.harness;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Writes a whole event as one line that a test can compare: {@code login_failure POST /login
 * user.name=alice event.reason=bad_credentials …}, the fields by name. Left out are what is the
 * same in all (times, the process, versions), what follows from the type, and the visitor. Session
 * hashes, which differ from run to run, are numbered as they come.
 */
public final class Told {

  private static final Set<String> LEFT_OUT =
      Set.of(
          "@timestamp",
          "client.ip",
          "ecs.version",
          "event.action",
          "event.category",
          "event.code",
          "event.id",
          "event.kind",
          "event.module",
          "event.sequence",
          "event.severity",
          "event.type",
          "host.name",
          "http.request.method",
          "process.pid",
          "service.environment",
          "service.name",
          "url.path",
          "user_agent.original");

  private static final String SEAL = "telltale.seal.";
  private static final String SESSION = "labels.session_hash";
  private static final String SOURCE = "source.ip";

  private final Map<String, String> sessions = new LinkedHashMap<>();

  /** One event. */
  public String line(SyslogEvent event) {
    StringBuilder line = new StringBuilder(event.type());
    String method = event.text("http.request.method");
    if (method != null) {
      line.append(' ').append(method).append(' ').append(event.text("url.path"));
    }
    leaves(event)
        .forEach(
            (name, value) -> {
              if (!LEFT_OUT.contains(name) && !isLoopback(name, value)) {
                line.append(' ').append(name).append('=').append(shown(name, value));
              }
            });
    return line.toString();
  }

  private static boolean isLoopback(String name, String value) {
    return name.equals(SOURCE) && value.equals(Ports.LOOPBACK);
  }

  private String shown(String name, String value) {
    return name.equals(SESSION)
        ? sessions.computeIfAbsent(value, hash -> "#" + (sessions.size() + 1))
        : value;
  }

  /** Dotted names and what stands there, by name, but for the seal. */
  static Map<String, String> leaves(SyslogEvent event) {
    Map<String, String> leaves = new TreeMap<>();
    collect("", event.json(), leaves);
    leaves.keySet().removeIf(name -> name.startsWith(SEAL));
    return leaves;
  }

  private static void collect(String prefix, JsonNode node, Map<String, String> leaves) {
    node.fields()
        .forEachRemaining(
            field -> {
              JsonNode value = field.getValue();
              if (value.isObject()) {
                collect(prefix + field.getKey() + ".", value, leaves);
              } else {
                leaves.put(prefix + field.getKey(), text(value));
              }
            });
  }

  private static String text(JsonNode value) {
    if (!value.isArray()) {
      return value.asText();
    }
    StringBuilder list = new StringBuilder();
    value.forEach(item -> list.append(list.length() == 0 ? "" : ",").append(item.asText()));
    return list.toString();
  }
}
