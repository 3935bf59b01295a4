// SPDX-License-Identifier: Apache-2.0

package io.telltale.value;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.telltale.config.SyntaxException;
import java.util.ArrayList;
import java.util.List;

/** A word, number, string or sign of a path or condition. */
final class Token {

  enum Kind {
    WORD,
    NUMBER,
    STRING,
    SIGN,
    END
  }

  final Kind kind;
  final String text;
  final int offset;

  private Token(Kind kind, String text, int offset) {
    this.kind = kind;
    this.text = text;
    this.offset = offset;
  }

  boolean is(String sign) {
    return kind != Kind.STRING && text.equals(sign);
  }

  /** What an error message calls it. */
  String shown() {
    return kind == Kind.END ? "the end" : "'" + text + "'";
  }

  /** A string as a regular expression. */
  Pattern pattern() throws SyntaxException {
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      throw new SyntaxException(offset, "bad pattern: " + e.getDescription());
    }
  }

  static List<Token> of(String text) throws SyntaxException {
    List<Token> tokens = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (Character.isWhitespace(c)) {
        at++;
        continue;
      }
      Token token = next(text, at, c);
      tokens.add(token);
      at = token.kind == Kind.STRING ? endOfString(text, at) : at + token.text.length();
    }
    tokens.add(new Token(Kind.END, "", text.length()));
    return tokens;
  }

  private static Token next(String text, int at, char c) throws SyntaxException {
    if (Character.isJavaIdentifierStart(c)) {
      int end = at;
      while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
        end++;
      }
      return new Token(Kind.WORD, text.substring(at, end), at);
    }
    boolean negative = c == '-' && at + 1 < text.length() && Character.isDigit(text.charAt(at + 1));
    if (Character.isDigit(c) || negative) {
      int end = at + 1;
      while (end < text.length() && Character.isDigit(text.charAt(end))) {
        end++;
      }
      return new Token(Kind.NUMBER, text.substring(at, end), at);
    }
    if (c == '"' || c == '\'') {
      String quoted = text.substring(at + 1, endOfString(text, at) - 1);
      return new Token(Kind.STRING, quoted.replaceAll("\\\\([\"'])", "$1"), at);
    }
    for (String sign : new String[] {"==", "!=", "<=", ">=", "?.", "??"}) {
      if (text.startsWith(sign, at)) {
        return new Token(Kind.SIGN, sign, at);
      }
    }
    if ("<>.[](),*?".indexOf(c) >= 0) {
      return new Token(Kind.SIGN, String.valueOf(c), at);
    }
    throw new SyntaxException(at, "unexpected '" + c + "'");
  }

  /** Behind the closing quote; a quote behind a backslash does not close. */
  private static int endOfString(String text, int start) throws SyntaxException {
    char quote = text.charAt(start);
    for (int i = start + 1; i < text.length(); i++) {
      if (text.charAt(i) == quote && text.charAt(i - 1) != '\\') {
        return i + 1;
      }
    }
    throw new SyntaxException(start, "the string does not end");
  }
}
