// SPDX-License-Identifier: Apache-2.0

package io.telltale.pointcut;

import io.telltale.config.SyntaxException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;

/** AspectJ's parameter patterns: types, with {@code ..} for any number of any type. */
final class Parameters {

  /** The bit that is {@code transient} of a field is ACC_VARARGS of a method (JVMS table 4.6-A). */
  private static final int ACC_VARARGS = Modifier.TRANSIENT;

  private final List<Parameter> patterns;

  private Parameters(List<Parameter> patterns) {
    this.patterns = patterns;
  }

  /** Parses from the opening parenthesis to the closing one. */
  static Parameters parse(Cursor cursor) throws SyntaxException {
    cursor.expect("(");
    List<Parameter> patterns = new ArrayList<>();
    if (cursor.accept(")")) {
      return new Parameters(patterns);
    }
    TypePatternParser types = new TypePatternParser(cursor);
    do {
      if (cursor.accept("..")) {
        patterns.add(Parameter.ANY_NUMBER);
      } else {
        TypePattern type = types.one();
        patterns.add(new Parameter(type, types.wasVariable()));
      }
    } while (cursor.accept(","));
    cursor.expect(")");
    return new Parameters(patterns);
  }

  /** Whether the pattern names the type of that parameter in full, and it is one of these. */
  boolean isExactly(int index, List<String> types) {
    if (index >= patterns.size() || patterns.subList(0, index + 1).contains(Parameter.ANY_NUMBER)) {
      return false;
    }
    String name = patterns.get(index).type.exactName();
    return name != null && types.contains(name);
  }

  boolean matches(MethodView method) {
    boolean varargs = (method.modifiers() & ACC_VARARGS) != 0;
    return matchesVariability(varargs) && matches(0, method.parameterTypes(), 0);
  }

  /** {@code T...} at the end is for methods that are declared so, {@code T[]} for the others. */
  private boolean matchesVariability(boolean varargs) {
    if (patterns.isEmpty()) {
      return true;
    }
    Parameter last = patterns.get(patterns.size() - 1);
    return varargs ? last.variable || last.type.isAny() : !last.variable;
  }

  private boolean matches(int pattern, List<TypeView> types, int type) {
    if (pattern == patterns.size()) {
      return type == types.size();
    }
    Parameter next = patterns.get(pattern);
    if (next != Parameter.ANY_NUMBER) {
      return type < types.size()
          && next.type.matches(types.get(type))
          && matches(pattern + 1, types, type + 1);
    }
    for (int rest = type; rest <= types.size(); rest++) {
      if (matches(pattern + 1, types, rest)) {
        return true;
      }
    }
    return false;
  }

  /** One parameter. */
  private static final class Parameter {
    static final Parameter ANY_NUMBER = new Parameter(TypePattern.ANY, false);

    final TypePattern type;
    final boolean variable;

    Parameter(TypePattern type, boolean variable) {
      this.type = type;
      this.variable = variable;
    }
  }
}
