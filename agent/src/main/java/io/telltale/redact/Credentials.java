// SPDX-License-Identifier: Apache-2.0

package io.telltale.redact;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Credentials as protocols write them: {@code Bearer …} (RFC 9110 section 11), {@code
 * scheme://user:password@host} (RFC 3986 section 3.2.1).
 */
final class Credentials {

  private static final int LONGEST_SCHEME = 12;

  private static final Set<String> SCHEMES =
      new HashSet<>(
          Arrays.asList("basic", "bearer", "digest", "negotiate", "ntlm", "apikey", "token"));

  private static final int SHORTEST_TOKEN = 12;
  private static final int LONGEST_USER_INFO = 512;
  private static final String ORACLE = "oracle:thin:";
  private static final String[] WEBHOOKS = {
    "hooks.slack.com/services/", "discord.com/api/webhooks/", "discordapp.com/api/webhooks/"
  };

  private Credentials() {}

  /** What follows the name of an authentication scheme, if it is a credential and no word. */
  static @Nullable Stretch ofScheme(String text, int start, int wordEnd) {
    int value = isScheme(text, start, wordEnd) ? wordEnd + 1 : -1;
    if (text.startsWith("%20", wordEnd) && isNameOfScheme(text, start, wordEnd)) {
      value = wordEnd + 3;
    }
    if (value < 0) {
      return null;
    }
    char first = text.charAt(start);
    if (first == 'd' || first == 'D') { // digest
      return text.startsWith("username=", value) ? new Stretch(value, text.length()) : null;
    }
    int end = Named.endOfValue(text, value);
    boolean credential =
        isToken(text, value, end)
            || ((first == 'b' || first == 'B') && isUserAndPassword(text, value, end)); // basic
    return credential ? new Stretch(value, end) : null;
  }

  /** Whether it is such a name, and something follows. */
  static boolean isScheme(String text, int start, int wordEnd) {
    return wordEnd + 1 < text.length()
        && text.charAt(wordEnd) == ' '
        && isNameOfScheme(text, start, wordEnd);
  }

  private static boolean isNameOfScheme(String text, int start, int wordEnd) {
    return wordEnd - start <= LONGEST_SCHEME
        && wordEnd > start
        && "bBdDnNaAtT".indexOf(text.charAt(start)) >= 0
        && SCHEMES.contains(Words.bare(text, start, wordEnd));
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
    boolean letter = false;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      digit |= c >= '0' && c <= '9';
      letter |= (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
    return digit && letter && end - start >= SHORTEST_TOKEN;
  }

  /** The password of a URI whose {@code ://} stands at a place, or a token in the user's. */
  static @Nullable Stretch ofUri(String text, int colon) {
    if (!text.startsWith("://", colon)) {
      return null;
    }
    int start = colon + 3;
    int most = Math.min(text.length(), start + LONGEST_USER_INFO);
    int password = -1;
    int at = -1;
    boolean host = false;
    for (int i = start; i < most && " \t\r\n\"'<>".indexOf(text.charAt(i)) < 0; i++) {
      char c = text.charAt(i);
      if ("/?#".indexOf(c) >= 0) {
        host |= at > 0 || password < 0 || (c == '/' && isPort(text, password, i));
        if (host) {
          break;
        }
      }
      password = c == ':' && password < 0 ? i + 1 : password;
      at = c == '@' ? i : at;
    }
    if (at > 0 && password > 0 && at > password) {
      return new Stretch(password, at);
    }
    return at > 0 && password < 0 && isToken(text, start, at) ? new Stretch(start, at) : null;
  }

  private static boolean isPort(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  /**
   * What is secret of an address that a word begins: the password of {@code
   * jdbc:oracle:thin:user/password@host}, all of a webhook's path.
   */
  static @Nullable Stretch ofAddress(String text, int word) {
    for (String webhook : WEBHOOKS) {
      if (text.startsWith(webhook, word)) {
        int start = word + webhook.length();
        int end = Named.endOfValue(text, start);
        boolean there = end > start && text.charAt(start) != '['; // taken out already
        return there ? new Stretch(start, end) : null;
      }
    }
    if (!text.startsWith(ORACLE, word)) {
      return null;
    }
    int start = -1;
    int most = Math.min(text.length(), word + LONGEST_USER_INFO);
    for (int i = word; i < most && text.charAt(i) != ' '; i++) {
      char c = text.charAt(i);
      if (c == '@') {
        return start > 0 && i > start ? new Stretch(start, i) : null;
      }
      start = c == '/' && start < 0 ? i + 1 : start;
    }
    return null;
  }
}
