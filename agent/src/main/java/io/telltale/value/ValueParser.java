// SPDX-License-Identifier: Apache-2.0

package io.telltale.value;

import io.telltale.config.Nearest;
import io.telltale.config.SyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Parses paths and conditions.
 *
 * <pre>
 *   condition  = and { "or" and }
 *   and        = unary { "and" unary }
 *   unary      = "not" unary | "(" condition ")" | comparison
 *   comparison = value [ ( "==" | "!=" | "&lt;" | "&lt;=" | "&gt;" | "&gt;=" ) value
 *                      | "is" type name | "matches" string ]
 *   value      = single { "??" single }
 *   single     = path | string | number | "true" | "false" | "null"
 *   path       = root { ( "." | "?." ) name [ "(" [ literal { "," literal } ] ")" ] | "[" number|string "]" }
 * </pre>
 */
public final class ValueParser {

  private static final int MOST_STEPS = 8;
  private static final List<String> COMPARISONS = Arrays.asList("==", "!=", "<", "<=", ">", ">=");

  private final String text;
  private final List<Token> tokens;
  private int next;

  /** Parameters and headers that would hold a secret, of the value that was parsed last. */
  private @Nullable SecretRead secret;

  private ValueParser(String text) throws SyntaxException {
    this.text = text;
    this.tokens = Token.of(text);
  }

  /**
   * Parses a path or a literal.
   *
   * @throws SyntaxException if it is neither
   */
  public static Expression value(String text) throws SyntaxException {
    ValueParser parser = new ValueParser(text);
    Expression value = parser.value();
    parser.expectEnd();
    SecretRead.refuse(parser.secret);
    return value;
  }

  /**
   * Parses a condition.
   *
   * @throws SyntaxException if it is none
   */
  public static Condition condition(String text) throws SyntaxException {
    ValueParser parser = new ValueParser(text);
    Condition condition = parser.or();
    parser.expectEnd();
    return condition;
  }

  private Condition or() throws SyntaxException {
    Condition left = and();
    while (accept("or")) {
      left = new Conditions.Both(left, and(), true);
    }
    return left;
  }

  private Condition and() throws SyntaxException {
    Condition left = unary();
    while (accept("and")) {
      left = new Conditions.Both(left, unary(), false);
    }
    return left;
  }

  private Condition unary() throws SyntaxException {
    if (accept("not")) {
      return new Conditions.Not(unary());
    }
    if (accept("(")) {
      Condition inner = or();
      expect(")");
      return inner;
    }
    return comparison();
  }

  private Condition comparison() throws SyntaxException {
    Expression left = value();
    SecretRead ofLeft = secret;
    Token operator = peek();
    if (operator.kind == Token.Kind.SIGN && COMPARISONS.contains(operator.text)) {
      next++;
      Expression right = value();
      if (!isNull(left) && !isNull(right)) {
        SecretRead.refuseParameter(ofLeft);
        SecretRead.refuseParameter(secret);
      }
      return new Conditions.Comparison(left, operator.text, right);
    }
    SecretRead.refuseParameter(ofLeft);
    if (accept("is")) {
      return new Conditions.IsType(left, typeName());
    }
    if (accept("matches")) {
      return new Conditions.Matches(left, regex());
    }
    return new Conditions.IsTrue(left);
  }

  private static boolean isNull(Expression value) {
    return value instanceof Literal && ((Literal) value).isNull();
  }

  private String typeName() throws SyntaxException {
    StringBuilder name = new StringBuilder(word("a type's full name"));
    while (accept(".")) {
      name.append('.').append(word("a name"));
    }
    return name.toString();
  }

  private Pattern regex() throws SyntaxException {
    Token token = take();
    if (token.kind != Token.Kind.STRING) {
      throw new SyntaxException(token.offset, "expected a pattern in quotes");
    }
    try {
      return Pattern.compile(token.text);
    } catch (PatternSyntaxException e) {
      throw new SyntaxException(token.offset, "bad pattern: " + e.getDescription());
    }
  }

  private Expression value() throws SyntaxException {
    Expression first = single();
    if (!peek().is("??")) {
      return first;
    }
    List<Expression> alternatives = new ArrayList<>();
    alternatives.add(first);
    while (accept("??")) {
      SecretRead earlier = secret;
      alternatives.add(single());
      secret = earlier == null ? secret : earlier;
    }
    return new FirstOf(alternatives);
  }

  private Expression single() throws SyntaxException {
    Token token = peek();
    secret = null;
    if (token.kind == Token.Kind.WORD && !isConstant(token.text)) {
      return path();
    }
    return new Literal(literal());
  }

  private static boolean isConstant(String word) {
    return word.equals("true") || word.equals("false") || word.equals("null");
  }

  private @Nullable Object literal() throws SyntaxException {
    Token token = take();
    if (token.kind == Token.Kind.STRING) {
      return token.text;
    }
    if (token.kind == Token.Kind.NUMBER) {
      try {
        return Long.valueOf(token.text);
      } catch (NumberFormatException e) {
        throw new SyntaxException(token.offset, "the number is too large");
      }
    }
    if (token.kind == Token.Kind.WORD && isConstant(token.text)) {
      return token.text.equals("null") ? null : Boolean.valueOf(token.text);
    }
    throw new SyntaxException(token.offset, "expected a value, but found " + token.shown());
  }

  private Expression path() throws SyntaxException {
    Token first = take();
    Root root = Root.of(first.text);
    if (root == null) {
      List<String> words = new ArrayList<>();
      for (Root known : Root.values()) {
        words.add(known.word());
      }
      throw new SyntaxException(
          first.offset,
          "'" + first.text + "' is no beginning of a path" + Nearest.suggestion(first.text, words));
    }
    List<Step> steps = new ArrayList<>();
    int start = next;
    for (Step step = step(); step != null; step = step()) {
      steps.add(step);
    }
    secret = secret == null ? SecretRead.in(tokens.subList(start, next)) : secret;
    if (steps.size() > MOST_STEPS) {
      throw new SyntaxException(first.offset, "more than " + MOST_STEPS + " steps");
    }
    if (root == Root.BEFORE && (steps.isEmpty() || steps.get(0).name() == null)) {
      throw new SyntaxException(first.offset, "'before' needs a name, as in before.name");
    }
    int end = peek().offset;
    return new Path(text.substring(first.offset, end).trim(), root, steps);
  }

  private @Nullable Step step() throws SyntaxException {
    if (accept("[")) {
      Token key = take();
      expect("]");
      if (key.kind == Token.Kind.STRING) {
        return new IndexStep(key.text);
      }
      return new IndexStep(index(key));
    }
    boolean optional = accept("?.");
    if (!optional && !accept(".")) {
      return null;
    }
    String name = word("a name");
    if (!accept("(")) {
      return new MemberStep(name, null, optional);
    }
    List<Object> arguments = new ArrayList<>();
    while (!accept(")")) {
      if (!arguments.isEmpty()) {
        expect(",");
      }
      addLiteral(arguments);
    }
    return new MemberStep(name, arguments.toArray(), optional);
  }

  @SuppressWarnings("NullAway") // null is a literal too
  private void addLiteral(List<Object> arguments) throws SyntaxException {
    arguments.add(literal());
  }

  private static Integer index(Token token) throws SyntaxException {
    if (token.kind == Token.Kind.NUMBER && token.text.matches("\\d{1,4}")) {
      int index = Integer.parseInt(token.text);
      if (index < IndexStep.LARGEST) {
        return index;
      }
    }
    throw new SyntaxException(
        token.offset, "expected an index from 0 to " + (IndexStep.LARGEST - 1) + " or a key");
  }

  private Token peek() {
    return tokens.get(next);
  }

  private Token take() {
    Token token = tokens.get(next);
    if (token.kind != Token.Kind.END) {
      next++;
    }
    return token;
  }

  private boolean accept(String expected) {
    if (peek().is(expected)) {
      next++;
      return true;
    }
    return false;
  }

  private void expect(String sign) throws SyntaxException {
    Token token = peek();
    if (!accept(sign)) {
      throw new SyntaxException(
          token.offset, "expected '" + sign + "', but found " + token.shown());
    }
  }

  private String word(String what) throws SyntaxException {
    Token token = take();
    if (token.kind != Token.Kind.WORD) {
      throw new SyntaxException(token.offset, "expected " + what + ", but found " + token.shown());
    }
    return token.text;
  }

  private void expectEnd() throws SyntaxException {
    if (peek().kind != Token.Kind.END) {
      throw new SyntaxException(peek().offset, "unexpected " + peek().shown());
    }
  }
}
