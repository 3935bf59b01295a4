// SPDX-License-Identifier: Apache-2.0

package io.telltale.config;

import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind {@code -javaagent:telltale.jar=}, {@code config=FILE,target=URL,service=NAME},
 * completed from {@code TELLTALE_CONFIG}, {@code TELLTALE_TARGET} and {@code TELLTALE_SERVICE}.
 */
public final class AgentOptions {

  private static final List<String> KEYS = Arrays.asList("config", "target", "service");

  private final Map<String, String> values = new HashMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, String> environment;

  private AgentOptions(Map<String, String> environment) {
    this.environment = environment;
  }

  /**
   * Parses the options. What cannot be understood becomes a problem of the configuration.
   *
   * @param options may be null
   */
  public static AgentOptions parse(@Nullable String options, Map<String, String> environment) {
    AgentOptions parsed = new AgentOptions(environment);
    String rest = options == null ? "" : options;
    // A comma separates only where a key follows, so that a path may hold one.
    for (String part : rest.split(",(?=\\s*[A-Za-z]+=)")) {
      if (!part.trim().isEmpty()) {
        parsed.add(part.trim());
      }
    }
    return parsed;
  }

  private void add(String part) {
    int equals = part.indexOf('=');
    String key = equals < 0 ? part : part.substring(0, equals);
    if (equals < 0 || !KEYS.contains(key)) {
      problems.add(
          new Problem(
              Position.ofFile("-javaagent"),
              "unknown option '" + key + "'" + Nearest.suggestion(key, KEYS)));
      return;
    }
    values.put(key, part.substring(equals + 1));
  }

  private @Nullable Text get(String key) {
    String value = values.get(key);
    if (value != null) {
      return new Text(value, Position.ofFile("-javaagent option '" + key + "'"));
    }
    String variable = "TELLTALE_" + key.toUpperCase(java.util.Locale.ROOT);
    String fromEnvironment = environment.get(variable);
    return fromEnvironment == null
        ? null
        : new Text(fromEnvironment, Position.ofFile("environment variable " + variable));
  }

  /** The configuration file; null if none was named. */
  public @Nullable File config() {
    Text text = get("config");
    return text == null ? null : new File(text.value());
  }

  @Nullable Text target() {
    return get("target");
  }

  @Nullable Text service() {
    return get("service");
  }

  Map<String, String> environment() {
    return environment;
  }

  /** What was wrong with the options themselves. */
  public List<Problem> problems() {
    return problems;
  }
}
