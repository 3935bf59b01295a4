// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import io.telltale.config.AgentOptions;
import io.telltale.config.ConfigLoader;
import io.telltale.config.Configuration;
import io.telltale.config.Target;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Targets and messages for tests. */
final class Targets {

  private Targets() {}

  static Configuration configuration(String url) {
    return ConfigLoader.load(
        AgentOptions.parse("service=payroll,target=" + url, Map.of()), Map.of());
  }

  static Target of(String url) {
    Target target = configuration(url).target();
    if (target == null) {
      throw new AssertionError(url);
    }
    return target;
  }

  static List<byte[]> messages(String... texts) {
    return Stream.of(texts).map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
  }
}
