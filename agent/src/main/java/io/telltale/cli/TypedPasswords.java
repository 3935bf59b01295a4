// SPDX-License-Identifier: Apache-2.0

package io.telltale.cli;

import java.io.UnsupportedEncodingException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The passwords that visitors typed, and a search for them. For one thread. */
final class TypedPasswords {

  /** How a password may look on its way: as typed, URL-encoded, or within a BASIC header. */
  private final Map<String, Set<String>> shapes = new LinkedHashMap<>();

  void add(String password) {
    Set<String> looks = shapesOf(password);
    looks.add(password);
    looks.add(urlEncoded(password));
  }

  private Set<String> shapesOf(String password) {
    return shapes.computeIfAbsent(password, typed -> new LinkedHashSet<>());
  }

  /** Remembers a password that travels as RFC 7617 has it, and returns the header's value. */
  String addBasic(String user, String password) {
    add(password);
    byte[] credentials = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    String token = Base64.getEncoder().encodeToString(credentials);
    shapesOf(password).add(token);
    return "Basic " + token;
  }

  int size() {
    return shapes.size();
  }

  /** Those that stand, in any shape, anywhere in these octets. */
  Set<String> foundIn(List<byte[]> messages) {
    Set<String> found = new LinkedHashSet<>();
    for (byte[] message : messages) {
      String octets = new String(message, StandardCharsets.ISO_8859_1);
      shapes.forEach(
          (password, looks) -> {
            if (looks.stream().anyMatch(look -> octets.contains(asOctets(look)))) {
              found.add(password);
            }
          });
    }
    return found;
  }

  /** One character for each octet of the UTF-8 form. */
  private static String asOctets(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  static String urlEncoded(String text) {
    try {
      return URLEncoder.encode(text, "UTF-8");
    } catch (UnsupportedEncodingException e) {
      throw new AssertionError(e); // every JVM has UTF-8
    }
  }
}
