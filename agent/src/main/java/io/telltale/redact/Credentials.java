// SPDX-License-Identifier: Apache-2.0

package io.telltale.redact;

import io.telltale.config.Secrets;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Secrets that stand beside what says so: {@code password=…}, {@code Bearer …} (RFC 9110 section
 * 11), {@code scheme://user:password@host} (RFC 3986 section 3.2.1).
 */
final class Credentials {

  /** Beyond that a word is no name. */
  private static final int LONGEST_NAME = 40;

  /** Whose value is all that follows. */
  private static final Set<String> HEADERS =
      new HashSet<>(Arrays.asList("authorization", "proxyauthorization", "cookie", "setcookie"));

  private static final Set<String> SCHEMES =
      new HashSet<>(
          Arrays.asList("basic", "bearer", "digest", "negotiate", "ntlm", "apikey", "token"));

  /** Words of everyday texts, of which only an equals sign makes a name. */
  private static final Set<String> EVERYDAY =
      new HashSet<>(Arrays.asList("pass", "pin", "session", "token", "cookie", "secret"));

  private static final int SHORTEST_TOKEN = 16;

  private Credentials() {}

  /** A stretch of text; null is none. */
  static final class Stretch {
    final int start;
    final int end;

    Stretch(int start, int end) {
      this.start = start;
      this.end = end;
    }
  }

  /** The value of a name under which a secret is kept, as {@code name=value} or {@code name: v}. */
  static @Nullable Stretch valueOf(String text, int start, int wordEnd) {
    int sign = skip(text, wordEnd, "\"' ");
    if (wordEnd - start > LONGEST_NAME || sign == text.length()) {
      return null;
    }
    char c = text.charAt(sign);
    if (c != '=' && c != ':') {
      return null;
    }
    String name = Words.bare(text, start, wordEnd);
    boolean header = c == ':' && HEADERS.contains(name);
    if (!Secrets.isNamedLike(name) || (c == ':' && !header && EVERYDAY.contains(name))) {
      return null;
    }
    int value = skip(text, sign + 1, "\"'= ");
    int end = header ? endOfLine(text, value) : endOfValue(text, value);
    return end > value ? new Stretch(value, end) : null;
  }

  private static int skip(String text, int start, String any) {
    int at = start;
    while (at < text.length() && at < start + 3 && any.indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }

  private static int endOfValue(String text, int start) {
    int end = start;
    while (end < text.length() && "\"' \t\r\n&;,)}]<>|".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  private static int endOfLine(String text, int start) {
    int end = start;
    while (end < text.length() && "\"\r\n".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  /** What follows the name of an authentication scheme, if it is a credential and no word. */
  static @Nullable Stretch ofScheme(String text, int start, int wordEnd) {
    if (wordEnd - start > LONGEST_NAME || wordEnd + 1 >= text.length()) {
      return null;
    }
    if (text.charAt(wordEnd) != ' ') {
      return null;
    }
    String scheme = Words.bare(text, start, wordEnd);
    if (!SCHEMES.contains(scheme)) {
      return null;
    }
    int value = wordEnd + 1;
    if (scheme.equals("digest")) {
      return text.startsWith("username=", value) ? new Stretch(value, text.length()) : null;
    }
    int end = endOfValue(text, value);
    boolean credential =
        scheme.equals("basic") ? isUserAndPassword(text, value, end) : isToken(text, value, end);
    return credential ? new Stretch(value, end) : null;
  }

  private static boolean isUserAndPassword(String text, int start, int end) {
    try {
      byte[] decoded = Base64.getDecoder().decode(text.substring(start, end));
      return new String(decoded, StandardCharsets.ISO_8859_1).indexOf(':') >= 0;
    } catch (IllegalArgumentException e) {
      return false; // no Base64, hence a word
    }
  }

  private static boolean isToken(String text, int start, int end) {
    boolean digit = false;
    for (int i = start; i < end; i++) {
      digit |= text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    return digit && end - start >= SHORTEST_TOKEN;
  }

  /** The password of a URI whose {@code ://} stands at a place. */
  static @Nullable Stretch ofUri(String text, int colon) {
    if (!text.startsWith("://", colon)) {
      return null;
    }
    int password = -1;
    int at = -1;
    int i = colon + 3;
    for (; i < text.length() && "/?# \t\r\n\"'<>".indexOf(text.charAt(i)) < 0; i++) {
      char c = text.charAt(i);
      password = c == ':' && password < 0 ? i + 1 : password;
      at = c == '@' ? i : at;
    }
    return password > 0 && at > password ? new Stretch(password, at) : null;
  }
}
