// SPDX-License-Identifier: Apache-2.0

package io.telltale.value;

import com.google.re2j.Pattern;
import io.telltale.config.SyntaxException;
import java.util.Arrays;
import java.util.List;

/**
 * Parses conditions.
 *
 * <pre>
 *   condition  = and { "or" and }
 *   and        = unary { "and" unary }
 *   unary      = "not" unary | "(" condition ")" | comparison
 *   comparison = value [ ( "==" | "!=" | "&lt;" | "&lt;=" | "&gt;" | "&gt;=" ) value
 *                      | "is" type name | "matches" string ]
 * </pre>
 */
final class ConditionParser {

  private static final List<String> COMPARISONS = Arrays.asList("==", "!=", "<", "<=", ">", ">=");

  private final Tokens tokens;
  private final ValueParser values;

  ConditionParser(Tokens tokens) {
    this.tokens = tokens;
    this.values = new ValueParser(tokens, false);
  }

  Condition or() throws SyntaxException {
    Condition left = and();
    while (tokens.accept("or")) {
      left = new Conditions.Both(left, and(), true);
    }
    return left;
  }

  private Condition and() throws SyntaxException {
    Condition left = unary();
    while (tokens.accept("and")) {
      left = new Conditions.Both(left, unary(), false);
    }
    return left;
  }

  private Condition unary() throws SyntaxException {
    if (tokens.accept("not")) {
      return new Conditions.Not(unary());
    }
    if (tokens.accept("(")) {
      Condition inner = or();
      tokens.expect(")");
      return inner;
    }
    return comparison();
  }

  private Condition comparison() throws SyntaxException {
    Expression left = values.value();
    SecretRead ofLeft = values.secret();
    Token operator = tokens.peek();
    if (operator.kind == Token.Kind.SIGN && COMPARISONS.contains(operator.text)) {
      tokens.take();
      Expression right = values.value();
      if (!isNull(left) && !isNull(right)) {
        SecretRead.refuseParameter(ofLeft);
        SecretRead.refuseParameter(values.secret());
      }
      return new Conditions.Comparison(left, operator.text, right);
    }
    SecretRead.refuseParameter(ofLeft);
    if (tokens.accept("is")) {
      return new Conditions.IsType(left, typeName());
    }
    if (tokens.accept("matches")) {
      return new Conditions.Matches(left, regex());
    }
    return new Conditions.IsTrue(left);
  }

  private static boolean isNull(Expression value) {
    return value instanceof Literal && ((Literal) value).isNull();
  }

  private String typeName() throws SyntaxException {
    StringBuilder name = new StringBuilder(tokens.word("a type's full name"));
    while (tokens.accept(".")) {
      name.append('.').append(tokens.word("a name"));
    }
    return name.toString();
  }

  private Pattern regex() throws SyntaxException {
    Token token = tokens.take();
    if (token.kind != Token.Kind.STRING) {
      throw new SyntaxException(token.offset, "expected a pattern in quotes");
    }
    return token.pattern();
  }
}
