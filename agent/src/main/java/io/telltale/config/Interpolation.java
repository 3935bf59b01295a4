// SPDX-License-Identifier: Apache-2.0

package io.telltale.config;

import java.io.BufferedReader;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Replaces {@code ${env:NAME}} and {@code ${file:PATH}}, so that no secret stands in the YAML. */
final class Interpolation {

  /** Of a text that is a secret. */
  static final String SECRET = "\\$\\{(?:env|file):[^}]+\\}";

  private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}:]*):?([^}]*)\\}");

  private final Map<String, String> environment;

  Interpolation(Map<String, String> environment) {
    this.environment = environment;
  }

  Text apply(Text text) throws ConfigException {
    Matcher matcher = REFERENCE.matcher(text.value());
    StringBuilder replaced = new StringBuilder();
    int end = 0;
    while (matcher.find()) {
      replaced.append(text.value(), end, matcher.start());
      Position place = text.position().plus(matcher.start());
      replaced.append(resolve(matcher.group(1), matcher.group(2), place));
      end = matcher.end();
    }
    replaced.append(text.value(), end, text.value().length());
    return new Text(replaced.toString(), text.position());
  }

  /** The value of a text that must be nothing but one such reference; null for no text. */
  @Nullable String secret(@Nullable Text text) throws ConfigException {
    if (text == null) {
      return null;
    }
    if (!text.value().matches(SECRET)) {
      throw new ConfigException(
          text.position(), "a secret stands elsewhere: write ${file:PATH} or ${env:NAME} here");
    }
    return apply(text).value();
  }

  private String resolve(String kind, String name, Position place) throws ConfigException {
    switch (kind) {
      case "env":
        String value = environment.get(name);
        if (value == null) {
          throw new ConfigException(place, "the environment has no variable " + name);
        }
        return value;
      case "file":
        return firstLine(new File(name), place);
      default:
        throw new ConfigException(
            place, "'${" + kind + "...}' is unknown; expected ${env:NAME} or ${file:PATH}");
    }
  }

  private static String firstLine(File file, Position place) throws ConfigException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(new FileInputStream(file), StandardCharsets.UTF_8))) {
      String line = reader.readLine();
      return line == null ? "" : line;
    } catch (IOException e) {
      throw new ConfigException(place, "cannot read " + file + ": " + e.getMessage());
    }
  }
}
