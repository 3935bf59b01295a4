// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import io.telltale.config.AgentOptions;
import io.telltale.config.ConfigLoader;
import io.telltale.config.Configuration;
import io.telltale.config.Endpoint;
import io.telltale.config.Target;
import io.telltale.config.TlsOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
    return only(configuration(url));
  }

  /**
   * A target as a file has it.
   *
   * @param keys such as {@code url: tcp://h, framing: lf}
   */
  static Target with(String keys) {
    return only(configured("target: { " + keys + " }"));
  }

  /** A whole file, with what else it needs. */
  static Configuration configured(String yaml) {
    try {
      Path file = Files.createTempFile("telltale", ".yaml");
      Files.writeString(file, yaml);
      try {
        Configuration configuration =
            ConfigLoader.load(
                AgentOptions.parse("service=payroll,config=" + file, Map.of()), Map.of());
        if (!configuration.problems().isEmpty()) {
          throw new AssertionError(configuration.problems());
        }
        return configuration;
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Target only(Configuration configuration) {
    if (configuration.targets().size() != 1) {
      throw new AssertionError(configuration.problems());
    }
    return configuration.targets().get(0);
  }

  static Endpoint endpoint(String url) {
    return of(url).endpoints().get(0);
  }

  static TlsOptions tls(Path ca, Keys client) {
    return with("url: 'tls://h'"
            + (ca == null ? "" : ", ca: " + ca)
            + (client == null
                ? ""
                : ", certificate: " + client.certificate + ", key: " + client.key))
        .tls();
  }

  static List<Message> messages(String... texts) {
    return Stream.of(texts)
        .map(
            text ->
                new Message(
                    text.getBytes(StandardCharsets.UTF_8), "login_failure", Message.NO_PLACE))
        .toList();
  }
}
