// SPDX-License-Identifier: Apache-2.0

package io.telltale.endtoend;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The launch flag of the agent, {@code -javaagent:telltale.jar=name=value,...}. */
record Agent(Path jar, Map<String, String> options) {

  static Agent withoutOptions() {
    return new Agent(Build.agentJar(), Map.of());
  }

  Agent at(Path otherJar) {
    return new Agent(otherJar, options);
  }

  Agent target(String url) {
    return with("target", url);
  }

  Agent configuration(Path file) {
    return with("config", file.toString());
  }

  private Agent with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(options);
    more.put(name, value);
    return new Agent(jar, more);
  }

  String flag() {
    String flag = "-javaagent:" + jar;
    if (options.isEmpty()) {
      return flag;
    }
    return options.entrySet().stream()
        .map(option -> option.getKey() + "=" + option.getValue())
        .collect(Collectors.joining(",", flag + "=", ""));
  }
}
