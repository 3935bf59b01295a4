// SPDX-License-Identifier: Apache-2.0

package io.telltale.siem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Files below {@code src/siem} that are written, each with its name there. */
final class Content {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DefaultPrettyPrinter PRETTY =
      new DefaultPrettyPrinter()
          .withObjectIndenter(new DefaultIndenter("  ", "\n"))
          .withArrayIndenter(new DefaultIndenter("  ", "\n"));

  private final Map<String, String> files = new TreeMap<>();

  void add(String name, String content) {
    if (files.put(name, content) != null) {
      throw new AssertionError("two of " + name);
    }
  }

  void addJson(String name, Object value) {
    add(name, pretty(value) + "\n");
  }

  Map<String, String> files() {
    return files;
  }

  /** Names and values in turn; what is null is left out. */
  static Map<String, Object> object(Object... pairs) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      if (pairs[i + 1] != null) {
        object.put((String) pairs[i], pairs[i + 1]);
      }
    }
    return object;
  }

  static String line(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static String pretty(Object value) {
    try {
      return JSON.writer(PRETTY).writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  /** The same for the same name at every writing. */
  static String uuid(String name) {
    return UUID.nameUUIDFromBytes(("telltale/" + name).getBytes(StandardCharsets.UTF_8)).toString();
  }
}
