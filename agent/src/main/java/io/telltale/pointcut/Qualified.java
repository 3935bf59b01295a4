// SPDX-License-Identifier: Apache-2.0

package io.telltale.pointcut;

import io.telltale.config.SyntaxException;

/**
 * {@code com.acme..*Dao+.find*} or {@code (A || B).find*}: a declaring type and a method's name.
 */
final class Qualified {

  /** Where a bare name is of java.lang or of no package. */
  final TypePattern owner;

  final String method;

  private Qualified(TypePattern owner, String method) {
    this.owner = owner;
    this.method = method.equals("new") ? MethodPattern.CONSTRUCTOR : method;
  }

  static Qualified read(Cursor cursor) throws SyntaxException {
    if (cursor.accept("(")) {
      TypePattern owner = new TypePatternParser(cursor).all();
      cursor.expect(")");
      owner = cursor.accept("+") ? TypePattern.orSubtypes(owner) : owner;
      cursor.expect(".");
      return new Qualified(owner, cursor.name());
    }
    int start = cursor.offset();
    String name = cursor.name();
    if (name.isEmpty()) {
      throw cursor.error("a method is missing");
    }
    if (cursor.accept("+")) {
      cursor.expect(".");
      return new Qualified(TypePattern.orSubtypes(type(name, start)), cursor.name());
    }
    int dot = name.lastIndexOf('.');
    if (dot < 0) {
      return new Qualified(TypePattern.ANY, name);
    }
    // In 'com.acme..check' the last two dots are one wildcard: com.acme and any type below it.
    boolean below = dot > 0 && name.charAt(dot - 1) == '.';
    String owner = below ? name.substring(0, dot + 1) : name.substring(0, dot);
    return new Qualified(type(owner, start), name.substring(dot + 1));
  }

  private static TypePattern type(String written, int offset) throws SyntaxException {
    if (written.equals("*")) {
      return TypePattern.ANY;
    }
    String inJavaLang = written.indexOf('.') < 0 ? TypePatternParser.inJavaLang(written) : null;
    String name = inJavaLang == null ? written : inJavaLang;
    String bare = name.endsWith("..") ? name.substring(0, name.length() - 2) : name;
    if (!TypePatternParser.isName(bare)) {
      throw new SyntaxException(offset, "'" + written + "' is no type pattern");
    }
    return TypeNamePattern.of(name);
  }
}
