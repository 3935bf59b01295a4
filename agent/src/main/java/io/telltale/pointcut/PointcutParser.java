// SPDX-License-Identifier: Apache-2.0

package io.telltale.pointcut;

import io.telltale.config.SyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Parses pointcut expressions.
 *
 * <pre>
 *   expression = and { "||" and }
 *   and        = one { "&amp;&amp;" one }
 *   one        = "!" one | "(" expression ")"
 *              | "execution(" method pattern ")" | "within(" type pattern ")"
 *              | "@annotation(" annotation ")" | "@within(" annotation ")"
 *              | method pattern
 *   annotation = type pattern [ '("' regular expression '")' ]
 * </pre>
 *
 * <p>Source: AspectJ programming guide, "Pointcuts". A method pattern alone is its {@code
 * execution}.
 */
public final class PointcutParser {

  private final Cursor cursor;

  private PointcutParser(Cursor cursor) {
    this.cursor = cursor;
  }

  /**
   * Parses an expression.
   *
   * @throws SyntaxException where it is none, or where it would match nearly everything
   */
  public static PointcutExpression parse(String text) throws SyntaxException {
    Cursor cursor = new Cursor(text);
    PointcutParser parser = new PointcutParser(cursor);
    PointcutExpression expression = parser.either();
    if (!cursor.atEnd()) {
      throw cursor.error("unexpected " + cursor.found());
    }
    checkPins(expression);
    return expression;
  }

  static void checkPins(PointcutExpression expression) throws SyntaxException {
    if (!expression.pins()) {
      throw new SyntaxException(
          0, "this would match nearly every method; name a package, a type or a method");
    }
  }

  private PointcutExpression either() throws SyntaxException {
    PointcutExpression left = both();
    while (cursor.accept("||")) {
      left = Expressions.either(left, both());
    }
    return left;
  }

  private PointcutExpression both() throws SyntaxException {
    PointcutExpression left = one();
    while (cursor.accept("&&")) {
      left = Expressions.both(left, one());
    }
    return left;
  }

  private PointcutExpression one() throws SyntaxException {
    if (cursor.acceptWord("execution")) {
      cursor.expect("(");
      return closed(MethodPatternParser.parse(cursor));
    }
    if (cursor.acceptWord("within")) {
      cursor.expect("(");
      return closed(Expressions.within(new TypePatternParser(cursor).all()));
    }
    if (cursor.accept("@annotation(")) {
      return closed(Expressions.annotation(annotation()));
    }
    if (cursor.accept("@within(")) {
      return closed(Expressions.annotatedType(annotation()));
    }
    if (seesNegation()) {
      cursor.expect("!");
      return Expressions.not(one());
    }
    PointcutExpression inner = cursor.sees("(") ? parenthesised() : null;
    return inner == null ? MethodPatternParser.parse(cursor) : inner;
  }

  /** A '!' may belong to a method pattern too: '!static * …', '!void …', '!@Audited …'. */
  private boolean seesNegation() {
    int start = cursor.offset();
    boolean negation =
        cursor.accept("!")
            && (cursor.sees("(")
                || cursor.sees("!")
                || cursor.sees("@annotation(")
                || cursor.sees("@within(")
                || cursor.acceptWord("execution")
                || cursor.acceptWord("within"));
    cursor.reset(start);
    return negation;
  }

  /** Null if the parenthesis belongs to a return type, as in '(int || long) com.acme…'. */
  private @Nullable PointcutExpression parenthesised() throws SyntaxException {
    int start = cursor.offset();
    try {
      cursor.expect("(");
      PointcutExpression inner = closed(either());
      if (cursor.atEnd() || cursor.sees("&&") || cursor.sees("||") || cursor.sees(")")) {
        return inner;
      }
    } catch (SyntaxException e) {
      if (!seesMethodPattern(start)) {
        throw e;
      }
    }
    cursor.reset(start);
    return null;
  }

  private boolean seesMethodPattern(int start) {
    cursor.reset(start);
    try {
      MethodPatternParser.parse(cursor);
      return true;
    } catch (SyntaxException e) {
      return false;
    }
  }

  private AnnotationPattern annotation() throws SyntaxException {
    TypePatternParser types = new TypePatternParser(cursor);
    return types.annotation(types.all(), false);
  }

  private PointcutExpression closed(PointcutExpression inner) throws SyntaxException {
    cursor.expect(")");
    return inner;
  }
}
