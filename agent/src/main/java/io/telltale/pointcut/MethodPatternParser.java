// SPDX-License-Identifier: Apache-2.0

package io.telltale.pointcut;

import io.telltale.config.SyntaxException;
import java.lang.reflect.Modifier;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses {@code [modifiers] return-type [declaring-type.]name(parameters)}. */
public final class MethodPatternParser {

  private static final Map<String, Integer> MODIFIERS = new LinkedHashMap<>();

  static {
    MODIFIERS.put("public", Modifier.PUBLIC);
    MODIFIERS.put("protected", Modifier.PROTECTED);
    MODIFIERS.put("private", Modifier.PRIVATE);
    MODIFIERS.put("static", Modifier.STATIC);
    MODIFIERS.put("final", Modifier.FINAL);
    MODIFIERS.put("synchronized", Modifier.SYNCHRONIZED);
  }

  private static final Pattern WORD = Pattern.compile("\\S+");

  private final String text;
  private int required;
  private int forbidden;

  private MethodPatternParser(String text) {
    this.text = text;
  }

  /**
   * Parses a pattern.
   *
   * @throws SyntaxException where it is none, or where it would match nearly everything
   */
  public static MethodPattern parse(String text) throws SyntaxException {
    return new MethodPatternParser(text).parse();
  }

  private MethodPattern parse() throws SyntaxException {
    int open = text.indexOf('(');
    int close = text.lastIndexOf(')');
    if (open < 0 || close < open) {
      throw new SyntaxException(text.length(), "parameters are missing, such as '(String, ..)'");
    }
    if (!text.substring(close + 1).trim().isEmpty()) {
      throw new SyntaxException(close + 1, "unexpected '" + text.substring(close + 1).trim() + "'");
    }
    Matcher words = WORD.matcher(text.substring(0, open));
    if (!words.find()) {
      throw new SyntaxException(0, "a return type and a method are missing");
    }
    while (modifier(words.group())) {
      if (!words.find()) {
        throw new SyntaxException(open, "a return type and a method are missing");
      }
    }
    TypePattern returnType = TypePattern.ofValue(words.group(), words.start());
    if (!words.find()) {
      throw new SyntaxException(
          words.hitEnd() ? 0 : open, "the return type is missing; write '*' for any");
    }
    String qualified = words.group();
    int start = words.start();
    if (words.find()) {
      throw new SyntaxException(words.start(), "unexpected '" + words.group() + "'");
    }
    Parameters parameters = Parameters.parse(text.substring(open + 1, close), open + 1);
    return pattern(returnType, qualified, start, parameters);
  }

  private boolean modifier(String word) {
    boolean negated = word.startsWith("!");
    Integer bit = MODIFIERS.get(negated ? word.substring(1) : word);
    if (bit == null) {
      return false;
    }
    if (negated) {
      forbidden |= bit;
    } else {
      required |= bit;
    }
    return true;
  }

  private MethodPattern pattern(
      TypePattern returnType, String qualified, int start, Parameters parameters)
      throws SyntaxException {
    int dot = qualified.lastIndexOf('.');
    // In 'com.acme..check' the last two dots are one wildcard: any type below com.acme.
    boolean wildcard = dot > 0 && qualified.charAt(dot - 1) == '.';
    String owner =
        dot < 0
            ? "*"
            : wildcard ? qualified.substring(0, dot + 1) + "*" : qualified.substring(0, dot);
    TypePattern declaring = TypePattern.of(owner, start);
    NamePattern name = NamePattern.of(qualified.substring(dot + 1), start + dot + 1);
    if (name.text().equals("new")) {
      throw new SyntaxException(start + dot + 1, "constructors cannot be woven yet");
    }
    if (name.isAny() && !pins(declaring)) {
      throw new SyntaxException(
          start, "this would match nearly every method; name a package, a type or a method");
    }
    return new MethodPattern(text, required, forbidden, returnType, declaring, name, parameters);
  }

  /** Whether at least some letters of a package or type are given. */
  private static boolean pins(TypePattern declaring) {
    return !declaring.isAny() && !declaring.text().replaceAll("[*.]", "").isEmpty();
  }
}
