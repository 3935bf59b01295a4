// SPDX-License-Identifier: Apache-2.0

package io.telltale.value;

import io.telltale.config.SyntaxException;
import java.util.List;

/** The tokens of a text, and how far they have been read. */
final class Tokens {

  private final String text;
  private final List<Token> tokens;
  private int next;

  Tokens(String text) throws SyntaxException {
    this.text = text;
    this.tokens = Token.of(text);
  }

  Token peek() {
    return tokens.get(next);
  }

  Token take() {
    Token token = tokens.get(next);
    if (token.kind != Token.Kind.END) {
      next++;
    }
    return token;
  }

  boolean accept(String expected) {
    if (peek().is(expected)) {
      next++;
      return true;
    }
    return false;
  }

  void expect(String sign) throws SyntaxException {
    Token token = peek();
    if (!accept(sign)) {
      throw new SyntaxException(
          token.offset, "expected '" + sign + "', but found " + token.shown());
    }
  }

  String word(String what) throws SyntaxException {
    Token token = take();
    if (token.kind != Token.Kind.WORD) {
      throw new SyntaxException(token.offset, "expected " + what + ", but found " + token.shown());
    }
    return token.text;
  }

  void expectEnd() throws SyntaxException {
    if (peek().kind != Token.Kind.END) {
      throw new SyntaxException(peek().offset, "unexpected " + peek().shown());
    }
  }

  /** How many have been read. */
  int position() {
    return next;
  }

  /** Those that have been read since some position. */
  List<Token> since(int position) {
    return tokens.subList(position, next);
  }

  /** The text from a token on as far as it has been read. */
  String textFrom(Token first) {
    return text.substring(first.offset, peek().offset).trim();
  }
}
