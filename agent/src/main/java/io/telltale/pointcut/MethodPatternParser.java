// SPDX-License-Identifier: Apache-2.0

package io.telltale.pointcut;

import io.telltale.config.SyntaxException;
import java.lang.reflect.Modifier;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Parses {@code [@annotation] [modifiers] return-type [declaring-type.]name(parameters) [throws
 * types]}, or {@code [modifiers] declaring-type.new(parameters)}.
 */
public final class MethodPatternParser {

  private static final Map<String, Integer> MODIFIERS = new LinkedHashMap<>();

  static {
    MODIFIERS.put("public", Modifier.PUBLIC);
    MODIFIERS.put("protected", Modifier.PROTECTED);
    MODIFIERS.put("private", Modifier.PRIVATE);
    MODIFIERS.put("static", Modifier.STATIC);
    MODIFIERS.put("final", Modifier.FINAL);
    MODIFIERS.put("synchronized", Modifier.SYNCHRONIZED);
    MODIFIERS.put("abstract", Modifier.ABSTRACT);
    MODIFIERS.put("native", Modifier.NATIVE);
    MODIFIERS.put("strictfp", Modifier.STRICT);
  }

  private final Cursor cursor;
  private final TypePatternParser types;
  private @Nullable AnnotationPattern annotation;
  private int required;
  private int forbidden;

  private MethodPatternParser(Cursor cursor) {
    this.cursor = cursor;
    this.types = new TypePatternParser(cursor);
  }

  /**
   * Parses a pattern that stands alone.
   *
   * @throws SyntaxException where it is none, or where it would match nearly everything
   */
  public static MethodPattern parse(String text) throws SyntaxException {
    Cursor cursor = new Cursor(text);
    MethodPattern pattern = parse(cursor);
    if (!cursor.atEnd()) {
      throw cursor.error("unexpected " + cursor.found());
    }
    PointcutParser.checkPins(pattern);
    return pattern;
  }

  /** Parses a pattern and leaves what follows it. */
  static MethodPattern parse(Cursor cursor) throws SyntaxException {
    return new MethodPatternParser(cursor).pattern();
  }

  private MethodPattern pattern() throws SyntaxException {
    int start = cursor.offset();
    annotationsAndModifiers();
    if (cursor.atEnd() || cursor.sees(")")) {
      throw cursor.error("a return type and a method are missing");
    }
    int typeStart = cursor.offset();
    Qualified constructor = constructor();
    if (constructor != null) {
      return finish(start, typeStart, TypePattern.ANY, constructor);
    }
    try {
      TypePattern returnType = types.one();
      int nameStart = cursor.offset();
      return finish(start, nameStart, returnType, Qualified.read(cursor));
    } catch (SyntaxException e) {
      if (seesCall(typeStart)) {
        throw new SyntaxException(typeStart, "the return type is missing; write '*' for any");
      }
      throw e;
    }
  }

  /** A parenthesis right behind a name begins parameters; behind a space, it may begin a type. */
  private boolean seesCall(int start) {
    cursor.reset(start);
    String name = cursor.name();
    cursor.reset(start);
    return !name.isEmpty() && cursor.sees(name + "(");
  }

  private void annotationsAndModifiers() throws SyntaxException {
    boolean found = true;
    while (found) {
      AnnotationPattern next = types.annotations();
      if (next != null) {
        annotation = annotation == null ? next : annotation.and(next);
      }
      found = modifier() || next != null;
    }
  }

  private boolean modifier() {
    for (Map.Entry<String, Integer> known : MODIFIERS.entrySet()) {
      if (cursor.acceptWord(known.getKey())) {
        required |= known.getValue();
        return true;
      }
      if (cursor.acceptWord("!" + known.getKey())) {
        forbidden |= known.getValue();
        return true;
      }
    }
    return false;
  }

  /** What is constructed, if a constructor is meant; it has no return type. */
  private @Nullable Qualified constructor() {
    int start = cursor.offset();
    try {
      Qualified read = Qualified.read(cursor);
      if (read.method.equals(MethodPattern.CONSTRUCTOR) && cursor.sees("(")) {
        return read;
      }
    } catch (SyntaxException e) {
      // no name begins here, so it is a method's return type
    }
    cursor.reset(start);
    return null;
  }

  private MethodPattern finish(
      int start, int nameStart, TypePattern returnType, Qualified qualified)
      throws SyntaxException {
    NamePattern name = NamePattern.of(qualified.method, nameStart);
    if (!cursor.sees("(")) {
      throw cursor.error("parameters are missing, such as '(String, ..)'");
    }
    Parameters parameters = Parameters.parse(cursor);
    ThrowsPattern exceptions = ThrowsPattern.parse(cursor);
    return new MethodPattern(
        cursor.since(start),
        annotation,
        required,
        forbidden,
        returnType,
        qualified.owner,
        name,
        parameters,
        exceptions);
  }
}
