// SPDX-License-Identifier: Apache-2.0

package io.telltale.harness;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The launch flag of the agent, {@code -javaagent:telltale.jar=name=value,...}. */
public record Agent(Path jar, Map<String, String> options) {

  public static Agent withoutOptions() {
    return new Agent(Build.agentJar(), Map.of());
  }

  public Agent at(Path otherJar) {
    return new Agent(otherJar, options);
  }

  public Agent target(String url) {
    return with("target", url);
  }

  public Agent configuration(Path file) {
    return with("config", file.toString());
  }

  private Agent with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(options);
    more.put(name, value);
    return new Agent(jar, more);
  }

  public String flag() {
    String flag = "-javaagent:" + jar;
    if (options.isEmpty()) {
      return flag;
    }
    return options.entrySet().stream()
        .map(option -> option.getKey() + "=" + option.getValue())
        .collect(Collectors.joining(",", flag + "=", ""));
  }
}
