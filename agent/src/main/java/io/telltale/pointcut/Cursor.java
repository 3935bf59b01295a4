// SPDX-License-Identifier: Apache-2.0

package io.telltale.pointcut;

import io.telltale.config.SyntaxException;

/** A place in the text of a pointcut, moving forward. */
final class Cursor {

  private final String text;
  private int at;

  Cursor(String text) {
    this.text = text;
  }

  int offset() {
    skipSpace();
    return at;
  }

  /** Goes back to a place that {@link #offset} gave. */
  void reset(int offset) {
    at = offset;
  }

  boolean atEnd() {
    skipSpace();
    return at == text.length();
  }

  /** The text from a place to here, without the space around it. */
  String since(int start) {
    return text.substring(start, at).trim();
  }

  boolean sees(String expected) {
    skipSpace();
    return text.startsWith(expected, at);
  }

  boolean accept(String expected) {
    if (!sees(expected)) {
      return false;
    }
    at += expected.length();
    return true;
  }

  void expect(String expected) throws SyntaxException {
    if (!accept(expected)) {
      throw error("expected '" + expected + "', but found " + found());
    }
  }

  /** Accepts a word that is not the beginning of a longer one. */
  boolean acceptWord(String word) {
    if (!sees(word)) {
      return false;
    }
    int end = at + word.length();
    if (end < text.length() && isPartOfName(text.charAt(end))) {
      return false;
    }
    at = end;
    return true;
  }

  /**
   * Takes letters, digits, wildcards and dots inside: a name or its pattern; empty if none is here.
   */
  String name() {
    skipSpace();
    int start = at;
    while (at < text.length() && isPartOfName(text.charAt(at))) {
      at++;
    }
    while (at > start && text.charAt(at - 1) == '.') {
      at--; // dots at the end are not of the name: 'String...'
    }
    return text.substring(start, at);
  }

  /** Takes what stands between quotes; a quote behind a backslash is of it. */
  String quoted() throws SyntaxException {
    int start = offset();
    expect("\"");
    StringBuilder inside = new StringBuilder();
    while (at < text.length() && text.charAt(at) != '"') {
      boolean escaped = text.startsWith("\\\"", at);
      inside.append(text.charAt(escaped ? at + 1 : at));
      at += escaped ? 2 : 1;
    }
    if (at == text.length()) {
      throw new SyntaxException(start, "the string does not end");
    }
    at++;
    return inside.toString();
  }

  SyntaxException error(String message) {
    return new SyntaxException(offset(), message);
  }

  /** What stands here, for a message. */
  String found() {
    if (atEnd()) {
      return "the end";
    }
    int start = at;
    String name = name();
    at = start;
    return "'" + (name.isEmpty() ? text.substring(at, at + 1) : name) + "'";
  }

  private static boolean isPartOfName(char c) {
    return Character.isJavaIdentifierPart(c) || c == '*' || c == '.';
  }

  private void skipSpace() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }
}
