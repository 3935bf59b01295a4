// SPDX-License-Identifier: Apache-2.0

package io.telltale.value;

import io.telltale.config.Nearest;
import io.telltale.config.SyntaxException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Parses paths and literals.
 *
 * <pre>
 *   typed      = value [ "as" type ]
 *   value      = single { "??" single }
 *   single     = path | string | number | "true" | "false" | "null"
 *   path       = root { step }
 *   step       = ( "." | "?." ) name [ "(" [ argument { "," argument } ] ")" ] | "[" number|string|"*" "]"
 *   argument   = literal | "?"
 * </pre>
 */
public final class ValueParser {

  private static final int MOST_STEPS = 8;

  private final Tokens tokens;

  /** Whether a {@code ?} may stand for an argument that comes later. */
  private final boolean open;

  /** Parameters and headers that would hold a secret, of the value that was parsed last. */
  private @Nullable SecretRead secret;

  ValueParser(Tokens tokens, boolean open) {
    this.tokens = tokens;
    this.open = open;
  }

  /**
   * Parses a path or a literal.
   *
   * @throws SyntaxException if it is neither
   */
  public static Expression value(String text) throws SyntaxException {
    return value(text, false);
  }

  /**
   * Parses what a name of a scope's {@code context} leads to, in which {@code ?} stands for the
   * argument with which the name is called.
   *
   * @throws SyntaxException if it is neither a path nor a literal
   */
  public static Expression definition(String text) throws SyntaxException {
    return value(text, true);
  }

  private static Expression value(String text, boolean open) throws SyntaxException {
    Tokens tokens = new Tokens(text);
    ValueParser parser = new ValueParser(tokens, open);
    Expression value = parser.value();
    ValueType type = parser.type();
    tokens.expectEnd();
    SecretRead.refuse(parser.secret);
    return type == null ? value : new Typed(value, type);
  }

  /**
   * Parses a condition.
   *
   * @throws SyntaxException if it is none
   */
  public static Condition condition(String text) throws SyntaxException {
    Tokens tokens = new Tokens(text);
    Condition condition = new ConditionParser(tokens).or();
    tokens.expectEnd();
    return condition;
  }

  private @Nullable ValueType type() throws SyntaxException {
    if (!tokens.accept("as")) {
      return null;
    }
    Token token = tokens.take();
    List<String> words = new ArrayList<>();
    for (ValueType type : ValueType.values()) {
      if (token.is(type.word())) {
        return type;
      }
      words.add(type.word());
    }
    throw new SyntaxException(
        token.offset,
        token.shown() + " is no type of a value" + Nearest.suggestion(token.text, words));
  }

  @Nullable SecretRead secret() {
    return secret;
  }

  Expression value() throws SyntaxException {
    Expression first = single();
    if (!tokens.peek().is("??")) {
      return first;
    }
    List<Expression> alternatives = new ArrayList<>();
    alternatives.add(first);
    while (tokens.accept("??")) {
      SecretRead earlier = secret;
      alternatives.add(single());
      secret = earlier == null ? secret : earlier;
    }
    return new FirstOf(alternatives);
  }

  private Expression single() throws SyntaxException {
    Token token = tokens.peek();
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
    Token token = tokens.take();
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
    Token first = tokens.take();
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
    int start = tokens.position();
    for (Step step = step(); step != null; step = step()) {
      steps.add(step);
    }
    secret = secret == null ? SecretRead.in(tokens.since(start)) : secret;
    if (steps.size() > MOST_STEPS) {
      throw new SyntaxException(first.offset, "more than " + MOST_STEPS + " steps");
    }
    if (root.needsName() && (steps.isEmpty() || steps.get(0).name() == null)) {
      throw new SyntaxException(
          first.offset, "'" + first.text + "' needs a name, as in " + first.text + ".name");
    }
    return new Path(tokens.textFrom(first), root, steps);
  }

  private @Nullable Step step() throws SyntaxException {
    if (tokens.accept("[")) {
      Step step = tokens.accept("*") ? new EachStep() : new IndexStep(key(tokens.take()));
      tokens.expect("]");
      return step;
    }
    boolean optional = tokens.accept("?.");
    if (!optional && !tokens.accept(".")) {
      return null;
    }
    String name = tokens.word("a name");
    if (!tokens.accept("(")) {
      return new MemberStep(name, null, optional);
    }
    Token argument = tokens.peek();
    List<Object> arguments = new ArrayList<>();
    while (!tokens.accept(")")) {
      if (!arguments.isEmpty()) {
        tokens.expect(",");
      }
      addArgument(arguments);
    }
    MemberStep call = new MemberStep(name, arguments.toArray(), optional);
    boolean ofTexts =
        name.equals(GroupStep.NAME) && arguments.size() == 1 && argument.kind == Token.Kind.STRING;
    return ofTexts ? new GroupStep(argument.pattern(), call) : call;
  }

  @SuppressWarnings("NullAway") // null is a literal too
  private void addArgument(List<Object> arguments) throws SyntaxException {
    arguments.add(open && tokens.accept("?") ? MemberStep.OPEN : literal());
  }

  private static Object key(Token token) throws SyntaxException {
    if (token.kind == Token.Kind.STRING) {
      return token.text;
    }
    if (token.kind == Token.Kind.NUMBER && token.text.matches("\\d{1,4}")) {
      int index = Integer.parseInt(token.text);
      if (index < IndexStep.LARGEST) {
        return index;
      }
    }
    throw new SyntaxException(
        token.offset,
        "expected an index from 0 to " + (IndexStep.LARGEST - 1) + ", a key, or * for each");
  }
}
