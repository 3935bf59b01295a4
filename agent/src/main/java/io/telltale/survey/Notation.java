// SPDX-License-Identifier: Apache-2.0

package io.telltale.survey;

import io.telltale.pointcut.MethodView;
import io.telltale.pointcut.TypeView;
import io.telltale.weave.MethodFacts;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;

/** Methods as Java and a pointcut write them. */
final class Notation {

  private static final String CONSTRUCTOR = "<init>";
  private static final String JAVA_LANG = "java.lang.";

  /** The bit that is {@code transient} of a field (JVMS table 4.6-A). */
  private static final int ACC_VARARGS = Modifier.TRANSIENT;

  private Notation() {}

  /** {@code boolean com.acme.LoginBean.check(String, char[])}. */
  static String of(String declaringType, MethodView method) {
    String parameters = parameters(method);
    return method.name().equals(CONSTRUCTOR)
        ? dotted(declaringType) + ".new" + parameters
        : type(method.returnType())
            + " "
            + dotted(declaringType)
            + "."
            + method.name()
            + parameters;
  }

  static String parameters(MethodView method) {
    List<String> types = new ArrayList<>();
    for (TypeView type : method.parameterTypes()) {
      types.add(type.name());
    }
    return parameters(types, method.modifiers());
  }

  /** The same of a method of which the body was read. */
  static String of(String declaringType, MethodFacts method) {
    return type(method.returnType())
        + " "
        + dotted(declaringType)
        + "."
        + method.name()
        + parameters(method.parameterTypes(), method.modifiers());
  }

  /** A pattern tells {@code T...} from {@code T[]}. */
  private static String parameters(List<String> binaryNames, int modifiers) {
    List<String> types = new ArrayList<>();
    for (String name : binaryNames) {
      types.add(type(name));
    }
    int last = types.size() - 1;
    if ((modifiers & ACC_VARARGS) != 0 && last >= 0) {
      types.set(last, types.get(last).replaceFirst("\\[]$", "..."));
    }
    return "(" + String.join(", ", types) + ")";
  }

  static String type(TypeView type) {
    return type(type.name());
  }

  /** Of java.lang the name alone. */
  static String type(String name) {
    boolean bare = name.startsWith(JAVA_LANG) && name.indexOf('.', JAVA_LANG.length()) < 0;
    return dotted(bare ? name.substring(JAVA_LANG.length()) : name);
  }

  static String dotted(String binaryName) {
    return binaryName.replace('$', '.');
  }

  /** {@code LoginBean}. */
  static String simple(String name) {
    return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
  }
}
