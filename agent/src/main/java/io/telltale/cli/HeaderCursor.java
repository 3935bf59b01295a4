// SPDX-License-Identifier: Apache-2.0

package io.telltale.cli;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the parts of an RFC 5424 message one after the other. Each method moves on. */
final class HeaderCursor {

  /** Not what the grammar wants. Carries no trace: it is an answer, not an accident. */
  static final class Mismatch extends Exception {

    private static final long serialVersionUID = 1L;

    Mismatch() {
      super("not RFC 5424", null, false, false);
    }
  }

  /** RFC 5424 section 6.2.3: upper-case T and Z, at most six fraction digits, no leap second. */
  private static final Pattern TIMESTAMP =
      Pattern.compile(
          "([0-9]{4})-([0-9]{2})-([0-9]{2})T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]"
              + "(?:\\.[0-9]{1,6})?(?:Z|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])");

  private static final int LONGEST_TIMESTAMP = 32;
  private static final int LONGEST_NAME = 32;
  private static final int HIGHEST_PRIORITY = 191;

  private final byte[] octets;
  private int position;

  HeaderCursor(byte[] octets) {
    this.octets = octets;
  }

  /** RFC 5424 section 6.2.1: {@code <0>} to {@code <191>}, without leading zeros. */
  int priority() throws Mismatch {
    expect('<');
    int begin = position;
    int value = 0;
    while (peek() >= '0' && peek() <= '9' && position - begin < 3) {
      value = value * 10 + octets[position++] - '0';
    }
    int digits = position - begin;
    boolean leadingZero = digits > 1 && octets[begin] == '0';
    if (digits == 0 || leadingZero || value > HIGHEST_PRIORITY) {
      throw new Mismatch();
    }
    expect('>');
    return value;
  }

  /** RFC 5424 section 6.2.2; it defines version 1 and nothing says what another would look like. */
  void version() throws Mismatch {
    expect('1');
  }

  /** RFC 5424 section 6.2.3. */
  String timestamp() throws Mismatch {
    String text = word(LONGEST_TIMESTAMP);
    if (text.equals("-")) {
      return text;
    }
    Matcher parts = TIMESTAMP.matcher(text);
    if (!parts.matches()) {
      throw new Mismatch();
    }
    try {
      LocalDate.of(number(parts, 1), number(parts, 2), number(parts, 3));
    } catch (DateTimeException e) {
      throw new Mismatch();
    }
    return text;
  }

  private static int number(Matcher parts, int group) {
    return Integer.parseInt(parts.group(group));
  }

  /** RFC 5424 sections 6.2.4 to 6.2.7: 1 to {@code longest} of PRINTUSASCII, up to a space. */
  String word(int longest) throws Mismatch {
    int begin = position;
    while (isPrintable(peek())) {
      position++;
    }
    int length = position - begin;
    if (length == 0 || length > longest) {
      throw new Mismatch();
    }
    return new String(octets, begin, length, StandardCharsets.US_ASCII);
  }

  /** RFC 5424 section 6.3: NILVALUE or elements without anything between them. */
  void skipStructuredData() throws Mismatch {
    if (peek() == '-') {
      position++;
      return;
    }
    Set<String> seen = new HashSet<>();
    do {
      expect('[');
      if (!seen.add(name())) { // section 6.3.2: an SD-ID stands once in a message
        throw new Mismatch();
      }
      while (peek() == ' ') {
        position++;
        name();
        expect('=');
        skipQuoted();
      }
      expect(']');
    } while (peek() == '[');
  }

  /** SD-NAME: PRINTUSASCII except {@code =}, {@code ]} and the quote. */
  private String name() throws Mismatch {
    int begin = position;
    for (int c = peek(); isPrintable(c) && c != '=' && c != ']' && c != '"'; c = peek()) {
      position++;
    }
    int length = position - begin;
    if (length == 0 || length > LONGEST_NAME) {
      throw new Mismatch();
    }
    return new String(octets, begin, length, StandardCharsets.US_ASCII);
  }

  /**
   * RFC 5424 section 6.3.3: quote, backslash and closing bracket stand behind a backslash; a
   * backslash before anything else is an ordinary character.
   */
  private void skipQuoted() throws Mismatch {
    expect('"');
    while (peek() != '"') {
      int c = peek();
      if (c < 0 || c == ']') {
        throw new Mismatch();
      }
      position++;
      int next = peek();
      if (c == '\\' && (next == '"' || next == '\\' || next == ']')) {
        position++;
      }
    }
    position++;
  }

  void expect(char wanted) throws Mismatch {
    if (peek() != wanted) {
      throw new Mismatch();
    }
    position++;
  }

  void skipIfNext(byte[] wanted) {
    if (octets.length - position < wanted.length) {
      return;
    }
    for (int i = 0; i < wanted.length; i++) {
      if (octets[position + i] != wanted[i]) {
        return;
      }
    }
    position += wanted.length;
  }

  boolean atEnd() {
    return position == octets.length;
  }

  String rest(Charset charset) {
    int begin = position;
    position = octets.length;
    return new String(octets, begin, octets.length - begin, charset);
  }

  /** The octet at the position, 0 to 255, or -1 at the end. */
  private int peek() {
    return position < octets.length ? octets[position] & 0xff : -1;
  }

  private static boolean isPrintable(int c) {
    return c >= 33 && c <= 126;
  }
}
